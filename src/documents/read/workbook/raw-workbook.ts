import type { Problem } from '#domain/problem.ts'
import { address, type Workbook } from '#domain/workbook.ts'
import { type NamedSheet, type PackedWorkbook, pack } from './packed-workbook.ts'
import type { CellIssue, CellStore } from './sheet-cells.ts'

/** What a reader of one format found, before problems are worded. */
export interface RawWorkbook {
  readonly sheets: readonly NamedSheet[]
  readonly table: CellStore
  readonly properties: Readonly<Record<string, string>>
  readonly unread: { readonly macros: boolean; readonly links: boolean; readonly pictures: boolean }
  readonly sheetsLeftOut: number
}

const ISSUES: Readonly<Record<CellIssue['kind'], (found: string) => Pick<Problem, 'message' | 'remedy'>>> = {
  'no-result': () => ({
    message: '这个单元格是公式，文件里没有保存计算结果',
    remedy: '请用 Excel 或 WPS 打开文件，保存一次后再上传；或把公式改成数值。',
  }),
  'digits-lost': (found) => ({
    message: `“${found}”超过 15 位，作为数字保存时后几位已经丢失`,
    remedy: '请把这一格设为文本格式，重新输入完整的编码。',
  }),
  scaled: (found) => ({
    message: `这个单元格的数字格式把数缩小显示，存储的是“${found}”，已按存储的数读入`,
    remedy: '请核对数值和单位；建议改用常规格式。',
  }),
}

/** The workbook ready to be handed over, its problems and notices in plain words. */
export function toWorkbook(raw: RawWorkbook, file: string, kind: Workbook['kind']): PackedWorkbook {
  const problems = raw.sheets.flatMap(({ name, draft }) => [
    ...draft.issues.map(({ kind: issue, row, column, found }) => ({
      path: '',
      ...ISSUES[issue](found),
      place: { file, sheet: name, cell: address(row, column) },
      found: issue === 'no-result' ? `=${found}` : found,
    })),
    ...(draft.cut
      ? [
          {
            path: '',
            message: '工作表过大，超出上限的单元格没有读入',
            remedy: '请删去用不到的行和列，或拆分成几个文件。',
            place: { file, sheet: name },
          },
        ]
      : []),
  ])
  if (raw.sheetsLeftOut > 0) {
    problems.push({
      path: '',
      message: `工作表过多，最后 ${raw.sheetsLeftOut} 张没有读入`,
      remedy: '请拆分成几个文件。',
      place: { file, sheet: raw.sheets.at(-1)?.name ?? '' },
    })
  }
  return pack({ file, kind, properties: raw.properties, problems, notices: unreadNotices(raw, file) }, raw.sheets, raw.table)
}

function unreadNotices({ unread, sheets }: RawWorkbook, file: string): Problem[] {
  const notice = (message: string, remedy: string): Problem => ({ path: '', message, remedy, place: { file } })
  const pictures = unread.pictures || sheets.some(({ draft }) => draft.pictures)
  return [
    ...(unread.macros
      ? [notice('文件带有宏，只读取了数据，没有运行宏', '无需处理；如果数据要靠宏生成，请先在 Excel 或 WPS 中运行并保存。')]
      : []),
    ...(unread.links
      ? [notice('文件引用了其他工作簿，没有打开那些文件，只用了这里保存的结果', '请核对引用的数值是否为最新；建议改成数值后再上传。')]
      : []),
    ...(pictures ? [notice('单元格里的图片没有读取', '需要读取的内容请改成文字。')] : []),
  ]
}
