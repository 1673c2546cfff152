import { useEffect, useState } from 'preact/hooks';

/** The server's time as this page knows it: the machine's own clock may be wrong, the waiting time must not be. */
let skew = 0;

export const setServerTime = (at: number): void => {
  skew = at - Date.now();
};

export const serverNow = (): number => Date.now() + skew;

/** The server's time, anew each second. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
