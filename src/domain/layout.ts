import type { AmountUnit } from './parse/amount.ts'

/**
 * Spellings of one heading or label. They are compared without spaces, brackets, width and numbering (`documents/read/draft/words.ts`).
 * A leading `~` marks a weak one (备注 for 偏差原因), taken only where no other heading means the field; between slashes stands a pattern, weak as well.
 */
export type Words = readonly string[]

/** 表样: which heading means which field, per form family. Data of `policy/layouts/`, used for reading and for writing. */
export interface Layouts {
  readonly words: LayoutWords
  /** Form families 自评表、目标表、导出清单, in the order they are preferred when two fit equally. */
  readonly forms: readonly FormLayout[]
  /** The department workbook 填报工作簿, our own template. */
  readonly workbook: WorkbookLayout
}

/** Words that mean the same in every family. */
export interface LayoutWords {
  /** 一级指标 as the model names it → its spellings. */
  readonly categories: Readonly<Record<string, Words>>
  /** 二级指标, likewise. */
  readonly subcategories: Readonly<Record<string, Words>>
  /** Scoring method id → its Chinese names, the first one is written. */
  readonly methods: Readonly<Record<string, Words>>
  /** First cells of rows that carry no item of a list: 小计, 合计 … */
  readonly subtotals: Words
  /** Row words of the line that closes an indicator table: 总分 … */
  readonly totals: Words
  /** Words of grades, to be found beside a total: 优、良好 … */
  readonly grades: Words
  /** A cell with one of these alone marks an example row, never data. */
  readonly examples: Words
  /** Template text left in a cell, which says nothing: ××, …… */
  readonly placeholders: Words
  /** Words of instructions in brackets that were left in a cell: 字以内 */
  readonly instructions: Words
  /** First words of remarks under a table: 注, 填表说明 … */
  readonly remarks: Words
}

/** 一种表的读法. */
export interface FormLayout {
  readonly id: string
  readonly title: string
  /** Where this shape was seen. */
  readonly source: string
  readonly role: FormRole
  /** What one form describes: one project, the department as a whole, or anything of the unit's year (lists, our workbook). */
  readonly subject: 'project' | 'department' | 'unit'
  /** Words in the title row or the sheet name. */
  readonly titles: Words
  /** Headings that tell this family from others with the same title. */
  readonly marks: Words
  /** Unit of amounts where neither cell, heading, label nor sheet says one. */
  readonly amountUnit?: AmountUnit | undefined
  /** Field path → labels of its cell; the value stands to the right (or below a label that fills its row). */
  readonly labels: Readonly<Record<string, Words>>
  readonly tables: readonly TableLayout[]
  /** Headings and labels that are understood but have no field here. */
  readonly known: Words
  /** When one row labels the same field twice by design (实施期 | 年度), the one that counts. */
  readonly repeat?: 'first' | 'last' | undefined
}

export type FormRole = 'project-form' | 'department-form' | 'goal-form' | 'list' | 'workbook'

/**
 * A table inside a form. Field names are paths relative to the item (`name`, `budget.adjusted`); a leading `/` means the unit's submission,
 * a leading `^` the owner of the row. Pseudo fields: `no` 序号, `owner`, `label`, `value`, `sign` 计算符号, `unit` 计量单位, `revised` 调整后指标值.
 */
export interface TableLayout {
  readonly id: string
  /**
   * `list`: every row is an item of `path`. `funds`: rows named by their source; the total row fills `path`, the others `path.sources[]`.
   * `text`: cells of all rows joined line by line. `fields`: every row names its field in the column `label`, `value` holds it.
   */
  readonly kind: 'list' | 'funds' | 'text' | 'fields'
  /** Section words that tell tables with like headings apart. */
  readonly titles: Words
  /** Path of the list or the record, e.g. `indicators[]`, `{owner}.evidence[]`, `budget`. */
  readonly path: string
  readonly columns: Readonly<Record<string, Words>>
  /** Columns without which a row is not the heading of this table. */
  readonly required: readonly string[]
  /** Columns in which a blank means "as above" (merged 一级指标, 项目名称). */
  readonly carry: readonly string[]
  /** `fields`: field → row labels. `funds`: field that a row fills with its executed amount → row labels; the key `total` names the total row. */
  readonly rows: Readonly<Record<string, Words>>
  /** When two columns mean the same field by design (实施期 | 年度), the one that counts. Without it a repeat is a problem. */
  readonly repeat?: 'first' | 'last' | undefined
  /** Prefix of row ids that other tables refer to ("项目" + 序号). */
  readonly ids?: string | undefined
  /** Ids of parts of a row: 项目目标 + 序号 → its `goal`. */
  readonly parts: Readonly<Record<string, string>>
  /** Owners that are no rows: 部门整体 → whole. */
  readonly owners: Readonly<Record<string, string>>
  /** Rows of an unknown owner make a new item of this list. */
  readonly creates?: string | undefined
}

/** How a value is written into a cell and offered for input. */
export type CellKind = 'text' | 'long' | 'amount' | 'points' | 'percent' | 'integer' | 'date' | 'choice' | 'yes-no'

export interface WorkbookLayout {
  readonly id: string
  readonly title: string
  /** Raised when sheets or columns change; stands in the file's properties and on its first sheet. */
  readonly version: string
  /** Names of the sheet of explanations and of the hidden one behind the dropdowns; neither is read. */
  readonly cover: string
  readonly options: string
  readonly introduction: readonly string[]
  readonly sheets: readonly SheetLayout[]
  /** Lists offered in dropdowns, by name. `schemes` and categories of the scheme are added when writing. */
  readonly choices: Readonly<Record<string, Words>>
}

export interface SheetLayout {
  readonly name: string
  readonly title: string
  readonly notes: readonly string[]
  readonly landscape: boolean
  readonly blocks: readonly BlockLayout[]
}

export type BlockLayout = FieldsBlock | ListBlock

/** Rows of label | value | explanation. */
export interface FieldsBlock {
  readonly kind: 'fields'
  readonly id: string
  readonly title: string
  readonly headings: { readonly label: string; readonly value: string; readonly note: string }
  readonly rows: readonly FieldRow[]
}

export interface FieldRow extends InputLayout {
  readonly label: string
  /** Lines offered for a list of texts (主要职能 1, 主要职能 2 …). */
  readonly lines?: number | undefined
}

/** Rows of a list, with empty ones to fill in. */
export interface ListBlock {
  readonly kind: 'list'
  readonly id: string
  readonly title: string
  readonly path: string
  readonly ids?: string | undefined
  readonly parts: Readonly<Record<string, string>>
  readonly owners: Readonly<Record<string, string>>
  readonly carry: readonly string[]
  readonly spare: number
  readonly columns: readonly ColumnLayout[]
}

export interface ColumnLayout extends InputLayout {
  readonly heading: string
  readonly width: number
  readonly required: boolean
}

export interface InputLayout {
  readonly field: string
  /** Further spellings understood when reading. */
  readonly also: Words
  readonly as: CellKind
  readonly note?: string | undefined
  /** What the dropdown offers, in order: names of lists in `choices`, fixed owners of the block, ids of list blocks. */
  readonly choices: readonly string[]
  /** What the marked example row shows. */
  readonly example?: string | undefined
}
