// Softer colours: chroma above a knee is lowered in OKLCH, hue and (nearly always) lightness stay.

const KNEE = 0.07;
const KEPT = 0.52;

// Björn Ottosson's OKLab: linear sRGB to cone response, cone response to Lab, and both ways back.
const TO_CONES = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const FROM_LAB = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const FROM_CONES = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

/** Every hex colour in an SVG made softer; nothing ends up darker than `floor` (OKLab lightness, 0 to 1). */
export function soften(svg, floor) {
  return svg.replace(/#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?![0-9a-fA-F])/g, (hex) => softer(hex, floor));
}

function softer(hex, floor) {
  const cones = times(TO_CONES, channels(hex).map(toLinear)).map(Math.cbrt);
  const [lightness, a, b] = times(TO_LAB, cones);
  const chroma = Math.hypot(a, b);
  const factor = chroma > KNEE ? (KNEE + (chroma - KNEE) * KEPT) / chroma : 1;
  const back = times(FROM_LAB, [Math.max(lightness, floor), a * factor, b * factor]).map((value) => value ** 3);
  return `#${times(FROM_CONES, back).map(toHex).join("")}`;
}

function channels(hex) {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
  return [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16) / 255);
}

function toLinear(value) {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toHex(linear) {
  const value = Math.max(0, linear);
  const encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, encoded) * 255).toString(16).padStart(2, "0");
}

function times(matrix, vector) {
  return matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * vector[index], 0));
}
