/** Calm on a quiet day, and the board for a child: what is known of them, a corner, a page to share. */

export { default as About } from "./about/about";
export { default as CalmBoard } from "./calm/board";
export { default as CalmCorner } from "./calm/corner";
