/** The views of every day: Today, what one logs, and the tabs. */

export { default as Calm } from "./calm/calm";
export { default as Journal } from "./journal/journal";
export { default as CheckIn } from "./log/check-in";
export { default as LogMoment } from "./log/moment";
export { default as LogWin } from "./log/win";
export { default as Play } from "./play/play";
export { default as Progress } from "./progress/progress";
export { default as Today } from "./today/today";
export { default as Waiting } from "./waiting/waiting";
