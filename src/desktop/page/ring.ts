/** What rings: two soft tones and the title. Browsers let a page sound only after a key or click. */

let audio: AudioContext | undefined;

const unlock = () => {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
};
window.addEventListener('keydown', unlock);
window.addEventListener('pointerdown', unlock);

/** Low enough not to startle a night shift, two tones so that it is told from other machines. */
const tones = [
  { hertz: 587, after: 0 },
  { hertz: 784, after: 0.16 },
] as const;
const lengthS = 0.5;
const loudness = 0.12;

export function chime(): void {
  if (audio?.state !== 'running') return;
  for (const { hertz, after } of tones) {
    const start = audio.currentTime + after;
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + lengthS);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + lengthS);
  }
}

export const titleFor = (ringing: number): string => (ringing === 0 ? 'Readback' : `● ${ringing} ringing · Readback`);
