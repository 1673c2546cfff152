import { spreadOf, type Weights } from '../../policy/readers/request/hear.ts';
import { randomOf, shuffled } from '../statistics/random.ts';

/** A labelled turn, by what each of its pieces shows. One that asks does so in at least one of them, one that does not in none. */
export interface Example {
  readonly pieces: readonly (readonly number[])[];
  readonly asks: boolean;
}

/** Real-valued while they are learnt. */
export interface Fitted {
  readonly bits: number;
  readonly weights: Float64Array;
  readonly intercept: number;
}

const epochs = 10;
const rate = 0.3;
const interceptRate = 0.1;
const l2 = 2e-5;
/** Before this round only requests of one piece teach: which piece of a longer one asks is not known yet. */
const wholeFrom = 2;

/** Logistic regression by stochastic descent, each weight at a pace of its own (AdaGrad). The same seed gives the same fit. */
export function fitRequests(examples: readonly Example[], bits: number, seed: number): Fitted {
  const model = new Model(bits);
  const random = randomOf(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { pieces, asks } of shuffled([...examples], random)) {
      if (epoch < wholeFrom && asks && pieces.length > 1) continue;
      const [strongest] = pieces.map((piece) => ({ piece, z: model.weigh(piece) })).sort((a, b) => b.z - a.z);
      if (strongest !== undefined) model.learn(strongest.piece, strongest.z, asks);
    }
  }
  return { bits, weights: model.weights, intercept: model.intercept };
}

class Model {
  readonly weights: Float64Array;
  intercept = -0.5;
  private readonly squares: Float64Array;
  private interceptSquares = 1e-8;

  constructor(bits: number) {
    this.weights = new Float64Array(2 ** bits);
    this.squares = new Float64Array(2 ** bits).fill(1e-8);
  }

  weigh(piece: readonly number[]): number {
    let sum = 0;
    for (const place of piece) sum += this.weights[place] ?? 0;
    return sum * spreadOf(piece) + this.intercept;
  }

  learn(piece: readonly number[], z: number, asks: boolean): void {
    const off = 1 / (1 + Math.exp(-z)) - (asks ? 1 : 0);
    const each = off * spreadOf(piece);
    for (const place of piece) {
      const weight = this.weights[place] ?? 0;
      const slope = each + l2 * weight;
      const square = (this.squares[place] ?? 0) + slope * slope;
      this.squares[place] = square;
      this.weights[place] = weight - (rate * slope) / Math.sqrt(square);
    }
    this.interceptSquares += off * off;
    this.intercept -= (interceptRate * off) / Math.sqrt(this.interceptSquares);
  }
}

/** The mean of fits with different seeds: a linear model again, without any one's luck. */
export function meanOf(fits: readonly Fitted[]): Fitted {
  const [first] = fits;
  if (first === undefined) throw new Error('no fits');
  const weights = first.weights.map(
    (_, at) => fits.reduce((sum, fit) => sum + (fit.weights[at] ?? 0), 0) / fits.length,
  );
  return {
    bits: first.bits,
    weights,
    intercept: fits.reduce((sum, { intercept }) => sum + intercept, 0) / fits.length,
  };
}

const most = 127;

/** In whole steps of a byte each. The few largest weights are cut to the greatest step. */
export function stepsOf({ bits, weights, intercept }: Fitted): Weights {
  const sizes = weights.map(Math.abs).sort();
  const step = (sizes[Math.floor(sizes.length * 0.9998)] ?? 1) / most;
  const steps = Int8Array.from(weights, (weight) => Math.max(-most, Math.min(most, Math.round(weight / step))));
  return { bits, step, intercept, steps };
}
