// One spelling for what a script's readers write in several: the rules of campaign/core/text/folding.py, which says where
// they come from.
const LEFT_OUT =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0674\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a\u08d3-\u08e1\u08e3-\u08ff\u093c\u0981\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc\u00ad\u200b-\u200d\u2060\ufeff]/g;
const SEQUENCES = [
  [
    /\u0928\u094d|\u0919\u094d(?=[\u0915-\u0919])|\u091e\u094d(?=[\u091a-\u091e])|\u0923\u094d(?=[\u091f-\u0923])|\u092e\u094d(?=[\u092a-\u092e])/g,
    "\u0902",
  ],
  [/\u094d/g, ""],
  [/\u0e40\u0e40/g, "\u0e41"],
  [/([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])/g, "$2$1"],
  [/\u17d2\u178a/g, "\u17d2\u178f"],
];
// Pairs: a letter, a blank, what stands for it.
const ONE = new Map(
  (
    "ß ss|ς σ|æ ae|œ oe|ø o|ł l|đ d|ð d|þ th|ı i|ħ h|ŧ t|ŋ n|ə a|ǝ e|ɛ e|ɔ o|ɓ b|ɗ d|ɖ d|ƙ k|ƴ y|ɲ n|ĸ q|" +
    "ٱ ا|ٲ ا|ٳ ا|ى ي|ی ي|ے ي|ې ي|ة ه|ۃ ه|ہ ه|ە ه|ھ ه|ک ك|ڪ ك|" +
    "ँ ं|ॲ अ|आ अ|ई इ|ऊ उ|ॠ ऋ|ॡ ऌ|ऍ ए|ऎ ए|ऐ ए|ऑ ओ|ऒ ओ|औ ओ|ी ि|ू ु|ॄ ृ|ॣ ॢ|ॅ े|ॆ े|ै े|ॉ ो|ॊ ो|ौ ो|" +
    "ঈ ই|ঊ উ|ী ি|ূ ু|ৎ ত্|ਁ ਂ|ੰ ਂ|ઁ ં|ଁ ଂ|ఁ ం|ಁ ಂ|ഁ ം|ൺ ണ്|ൻ ന്|ർ ര്|ൽ ല്|ൾ ള്|ൿ ക്"
  )
    .split("|")
    .map((pair) => pair.split(" ")),
);
// Rows of letters that sound alike: first, last, what stands for the first.
const ROWS = [
  [0x1210, 0x1217, 0x1200],
  [0x1280, 0x1287, 0x1200],
  [0x1220, 0x1227, 0x1230],
  [0x12d0, 0x12d6, 0x12a0],
  [0x1340, 0x1346, 0x1338],
  [0x30a1, 0x30f6, 0x3041],
];
for (const [first, last, to] of ROWS)
  for (let code = first; code <= last; code += 1)
    ONE.set(String.fromCharCode(code), String.fromCharCode(to + code - first));

const DIGIT = /(?![0-9])\p{Nd}/gu;

// What is searched for and what is searched, alike: lower case, one spelling, digits of all scripts as 0 to 9.
export function folded(text) {
  const bare = text.normalize("NFKD").replace(LEFT_OUT, "").normalize("NFKC").toLowerCase();
  const one = Array.from(bare, (letter) => ONE.get(letter) ?? letter).join("");
  return SEQUENCES.reduce((so_far, [pattern, to]) => so_far.replace(pattern, to), one).replace(DIGIT, digit);
}

// Digits of a script stand in a row of ten, of which the first is no digit's neighbour.
function digit(character) {
  let code = character.codePointAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}
