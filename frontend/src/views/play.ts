/** Everything that is one tap beyond the tab of Play: an idea, those found and kept, ideas of one's own, a child's senses. */

export { default as Senses } from "./about/senses";
export { default as Activity } from "./play/activity";
export { default as FindIdea } from "./play/find";
export { default as PlayNow } from "./play/now";
export { default as OwnIdeas } from "./play/own";
export { default as OwnIdea } from "./play/own-form";
export { default as SavedIdeas } from "./play/saved";
export { default as StartPlay } from "./play/start";
