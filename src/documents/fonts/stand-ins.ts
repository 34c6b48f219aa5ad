/**
 * Official fonts 公文字体 and what may stand in for them, best first. Documents always name the official font, which the users' Word and WPS
 * have; only pictures and PDF made on a machine without it need a stand-in.
 */
interface StandIn {
  readonly names: readonly string[]
  readonly families: readonly string[]
  /** 小标宋 is a heavy face: its stand-ins are taken bold. */
  readonly bold?: true
}

const SONG = ['SimSun', '宋体', 'STSong', 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', 'AR PL UMing CN']

const standIns: readonly StandIn[] = [
  {
    names: ['方正小标宋简体', '方正小标宋_GBK', '小标宋'],
    families: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', 'STZhongsong', ...SONG.slice(3)],
    bold: true,
  },
  {
    names: ['仿宋_GB2312', '仿宋', 'FangSong'],
    families: ['FangSong_GB2312', 'FangSong', '仿宋', 'STFangsong', 'FandolFang', 'FandolFang R', ...SONG.slice(3)],
  },
  {
    names: ['楷体_GB2312', '楷体', 'KaiTi'],
    families: ['KaiTi_GB2312', 'KaiTi', '楷体', 'STKaiti', 'LXGW WenKai', 'FandolKai', 'AR PL UKai CN', ...SONG.slice(3)],
  },
  {
    names: ['黑体', 'SimHei'],
    families: [
      'SimHei',
      '黑体',
      'STHeiti',
      'Noto Sans CJK SC',
      'Noto Sans SC',
      'Source Han Sans SC',
      'WenQuanYi Zen Hei',
      'Droid Sans Fallback',
    ],
  },
  { names: ['宋体', 'SimSun'], families: SONG },
]

/** A fontconfig file that keeps the system's fonts and gives every official name its stand-ins. */
export function fontconfig(cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>${cache}</cachedir>
${standIns.flatMap((standIn) => standIn.names.map((name) => match(name, standIn))).join('\n')}
</fontconfig>
`
}

function match(name: string, { families, bold }: StandIn): string {
  const strings = [name, ...families.filter((family) => family !== name)].map((family) => `<string>${family}</string>`).join('')
  const weight = bold ? '\n    <edit name="weight" mode="assign"><const>bold</const></edit>' : ''
  return `  <match target="pattern">
    <test name="family" compare="eq"><string>${name}</string></test>
    <edit name="family" mode="assign" binding="strong">${strings}</edit>${weight}
  </match>`
}
