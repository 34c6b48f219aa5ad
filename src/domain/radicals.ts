/**
 * Radicals that fonts of PDF files put in place of the 汉字 of the same shape (⺠ for 民, ⻓ for 长), which Unicode normalisation leaves alone. Pairs: radical, 汉字.
 */
const pairs =
  '⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺎兀⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢氺⺣灬⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺶羊⺸羊⺹老' +
  '⺺聿⺼月⺽臼⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻏阝⻐钅⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻠饣⻡首' +
  '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const characters: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charAt(2 * i), pairs.charAt(2 * i + 1)]),
)

/** Every radical and compatibility ideograph as the ordinary 汉字; length and positions stay. */
export const unifyRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5\uf900-\ufaff]/g, (found) => {
    const plain = characters.get(found) ?? found.normalize('NFKC')
    return plain.length === 1 ? plain : found
  })
