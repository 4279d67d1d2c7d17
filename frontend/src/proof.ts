/** "Confirm that it is you": asked once, whoever of several requests wanted it first. */

import { type ReadonlySignal, signal } from "@preact/signals";

/** Ends the question; false when the person went back. */
export type Answer = (proved: boolean) => void;

const asked = signal<Answer | null>(null);
let question: Promise<boolean> | null = null;

/** How to answer the question on screen; null while nothing is asked. */
export const proofAsked: ReadonlySignal<Answer | null> = asked;

/** Ask the person to confirm who they are; true when the server took the proof. */
export function askForProof(): Promise<boolean> {
  question ??= new Promise<boolean>((resolve) => {
    asked.value = (proved) => {
      asked.value = null;
      question = null;
      resolve(proved);
    };
  });
  return question;
}
