// How words are spelled for a search: indicators/search/letters.py for a browser.
const spelling = ({ letters, sounds }) => {
  const fold = (text) =>
    text.replace(/İ/g, "i").toLowerCase().normalize("NFKD").replace(/[\u0300-\u0305\u0307-\u036f]/g, "")
      .normalize("NFC").replace(/ğ/g, "g").replace(/ё/g, "е");
  const latin = (word) => Array.from(fold(word), (sign) => letters[sign] ?? sign).join("");
  const sounded = (word) =>
    sounds.reduce((said, [written, sound]) => said.replaceAll(written, sound), latin(word)).replace(/(\p{L})\1+/gu, "$1");
  const bones = (word) => word.replace(/[aeiou]/g, "");
  // Whether what is typed begins a word: by its letters, or by all but its vowels.
  const begins = (typed, word) =>
    word.startsWith(typed) ||
    (bones(typed).length > 1 && word[0] === typed[0] && bones(word).startsWith(bones(typed)));
  return { fold, sounded, bones, begins };
};
