/** Everything the product refuses to do 拒绝: code, HTTP status, and what the user does next, in Chinese. */
const catalogue = {
  FILE_NOT_FOUND: { status: 404, say: (d: { file: string }) => `找不到文件“${d.file}”。请核对路径和文件名。` },
  FILE_NOT_OPENED: {
    status: 422,
    say: (d: { file: string; reason: string; remedy: string }) => `打不开“${d.file}”：${d.reason}。${d.remedy}`,
  },
  FILE_EMPTY: { status: 422, say: (d: { file: string }) => `“${d.file}”是空文件（0 字节）。请重新保存或重新下载后再试。` },
  FILE_TOO_LARGE: {
    status: 413,
    say: (d: { file: string; size: number; limit: number }) =>
      `“${d.file}”有 ${Math.ceil(d.size / 1048576)} MB，超过上限 ${Math.floor(d.limit / 1048576)} MB。请删去其中的图片或拆分后再试。`,
  },
  FILE_ENCRYPTED: {
    status: 422,
    say: (d: { file: string }) => `“${d.file}”设有打开密码，无法读取。请用 Word、WPS 或 PDF 阅读器去掉密码，另存后再试。`,
  },
  FILE_DAMAGED: {
    status: 422,
    say: (d: { file: string; reason: string }) =>
      `“${d.file}”无法读取（${d.reason}）。请重新下载，或用 Word、WPS 打开后另存为 .docx 再试。`,
  },
  FILE_TOO_COMPLEX: {
    status: 422,
    say: (d: { file: string; reason: string }) => `“${d.file}”超出可读取的范围（${d.reason}）。请拆分后分别上传，或另存为新文件再试。`,
  },
  FILE_KIND_UNSUPPORTED: {
    status: 415,
    say: (d: { file: string; what: string; remedy: string }) => `“${d.file}”是${d.what}，不能作为文稿读取。${d.remedy}`,
  },
  READING_TIMEOUT: {
    status: 422,
    say: (d: { file: string; seconds: number }) =>
      `读取“${d.file}”超过 ${d.seconds} 秒仍未完成，已停止。请用 Word、WPS 打开后另存为新文件，或拆分后再试。`,
  },
  XML_UNSAFE: {
    status: 422,
    say: (d: { file: string; part: string }) =>
      `“${d.file}”内部的 ${d.part} 含有实体声明，可能是恶意文件，已拒绝读取。请用 Word、WPS 打开后另存为新文件再试。`,
  },
  DOCUMENT_WITHOUT_TEXT: {
    status: 422,
    say: (d: { file: string }) =>
      `“${d.file}”中没有可以读取的文字，可能是空白文档，或内容都是图片。请先做文字识别（OCR），或改用有文字的原件。`,
  },
  PDF_WITHOUT_TEXT: {
    status: 422,
    say: (d: { file: string; pages: number }) =>
      `“${d.file}”共 ${d.pages} 页，没有文字层，应是扫描件或图片。请先做文字识别（OCR），或改用 Word 原件。`,
  },
  FILE_NOT_TEXT: {
    status: 422,
    say: (d: { file: string }) => `“${d.file}”不是可以识别的文字文件。请用生成它的软件打开，另存为 .docx、.pdf 或 .txt 后再试。`,
  },
  ARCHIVE_DAMAGED: {
    status: 422,
    say: (d: { file: string; reason: string }) => `“${d.file}”不完整或已损坏（${d.reason}）。请重新下载，或用 Word、WPS 打开后另存再试。`,
  },
  ARCHIVE_UNSAFE: {
    status: 422,
    say: (d: { file: string; reason: string }) =>
      `“${d.file}”的内部结构不安全，已拒绝读取（${d.reason}）。请用 Word、WPS 打开后另存为新文件再试。`,
  },
  WORKBOOK_UNREADABLE: {
    status: 422,
    say: (d: { file: string; reason: string }) =>
      `“${d.file}”不能作为表格读取（${d.reason}）。请用 Excel 或 WPS 表格打开，另存为 .xlsx 后再试。`,
  },
  POLICY_INVALID: {
    status: 422,
    say: (d: { file: string; line?: number; key: string; reason: string }) =>
      `政策文件“${d.file}”${d.line === undefined ? '' : `第 ${d.line} 行`}${d.key === '' ? '' : `的 ${d.key} `}有误：${d.reason}。请改正后再试。`,
  },
  SCHEME_UNKNOWN: {
    status: 404,
    say: (d: { id: string; known: readonly string[] }) => `没有编号为“${d.id}”的评分方案。可用的方案：${d.known.join('、')}。`,
  },
  CASES_INVALID: {
    status: 422,
    say: (d: { file: string; line: number; reason: string }) =>
      `算例文件“${d.file}”第 ${d.line} 行有误：${d.reason}。写法见 docs/cases.md。`,
  },
  RESULT_UNREADABLE: {
    status: 422,
    say: (d: { file: string }) => `“${d.file}”不是评分结果文件。请指定 mingji evaluate 生成的 result.json 或它所在的文件夹。`,
  },
  RESULT_PATH_UNKNOWN: { status: 404, say: (d: { path: string }) => `结果中没有“${d.path}”。不写路径再运行一次，可列出全部可查的路径。` },
  INPUT_HAS_NO_FORM: {
    status: 422,
    say: (d: { input: string }) => `“${d.input}”里没有可以读取的填报工作簿或自评表。请放入 .xlsx、.xls、.et、.ods 或 .csv 文件后再试。`,
  },
  FOLDER_HAS_NO_DOCUMENT: {
    status: 422,
    say: (d: { input: string }) =>
      `“${d.input}”里没有可以检查的文件。请放入报告（.docx、.doc、.pdf、.ofd、.txt 等）或自评表（.xlsx、.xls、.et 等）后再试。`,
  },
  OUTPUT_NOT_WRITABLE: {
    status: 422,
    say: (d: { path: string; reason: string }) =>
      `结果无法写入“${d.path}”（${d.reason}）。请关闭正在打开的同名文件，或换一个文件夹后再试。`,
  },
  TEMPLATE_INVALID: {
    status: 422,
    say: (d: { problems: readonly string[] }) =>
      `报告模板有 ${d.problems.length} 处需要修改：${d.problems.join('；')}。请用 Word 或 WPS 改好模板后重试，标签的写法见手册“报告模板”。`,
  },
  SIGN_IN_FIRST: { status: 401, say: (_: object) => '请先登录。' },
  TOKEN_UNKNOWN: { status: 401, say: (_: object) => '访问令牌无效或已过期。请向管理员申请新的令牌。' },
  FOREIGN_ORIGIN: { status: 403, say: (_: object) => '请求来自别的网站，已拒绝。请从本系统的页面操作。' },
  TOO_MANY_REQUESTS: { status: 429, say: (_: object) => '操作过于频繁。请稍等一分钟再试。' },
  DATA_FOLDER_EMPTY: {
    status: 404,
    say: (d: { folder: string }) =>
      `“${d.folder}”里没有明绩的数据。请核对 --data 后面的文件夹；新建用 mingji init，从备份恢复用 mingji restore。`,
  },
  STORE_IN_USE: {
    status: 423,
    say: (d: { folder: string; who: string }) =>
      `数据文件夹“${d.folder}”正被${d.who}使用。请先关闭那个程序，或为本程序另选一个数据文件夹。`,
  },
  STORE_UNREADABLE: {
    status: 500,
    say: (d: { folder: string; reason: string }) =>
      `数据文件夹“${d.folder}”中的数据库无法打开（${d.reason}）。请核对文件夹权限和磁盘；仍打不开时，用最近的备份执行 mingji restore。`,
  },
  STORE_DATABASE_GONE: {
    status: 500,
    say: (d: { folder: string }) =>
      `数据文件夹“${d.folder}”里有以前留下的佐证文件或日志记录，但数据库（其中的 database 文件夹）不见了，没有另建空库。请把 database 文件夹放回原处，或用最近的备份在新文件夹执行 mingji restore；以前用的是数据库服务器的，请设置 DATABASE_URL。`,
  },
  STORE_NOT_DURABLE: {
    status: 500,
    say: (d: { folder: string }) =>
      `“${d.folder}”上的写入没有真正到达磁盘，断电会丢失数据，已拒绝启动。请把数据放到本机磁盘上；数据库服务器请把 fsync 设为 on。`,
  },
  STORE_STOPPED: {
    status: 503,
    say: (d: { reason: string }) => `数据库已停止（${d.reason}），本次操作没有保存。请检查磁盘空间和权限后重试。`,
  },
  STORE_CLOSED: { status: 503, say: (_: object) => '系统正在关闭，本次操作没有保存。请稍后重新打开再试。' },
  STORE_DISK_FULL: {
    status: 507,
    say: (d: { folder: string; freeMb: number }) =>
      `“${d.folder}”所在磁盘只剩 ${d.freeMb} MB，已停止保存，先前的数据都在。请清理磁盘后重试。`,
  },
  STORE_NOT_WRITABLE: {
    status: 507,
    say: (d: { folder: string; reason: string }) => `不能在“${d.folder}”中写入（${d.reason}）。请核对文件夹权限，或另选一个数据文件夹。`,
  },
  STORE_NEWER: {
    status: 500,
    say: (d: { found: string; known: string }) =>
      `数据库由更新版本的程序建立（${d.found}），本程序只认识到 ${d.known}。请升级程序后再打开。`,
  },
  STORE_ALTERED: {
    status: 500,
    say: (d: { name: string }) => `数据库的表结构与程序不符（${d.name}）。请使用原来版本的程序，或从备份恢复。`,
  },
  STORE_DAMAGED: {
    status: 500,
    say: (d: { what: string }) =>
      `存储的内容与其校验值不符（${d.what}），可能被改动或磁盘损坏。请停止使用并执行 mingji verify，再用备份恢复。`,
  },
  DATABASE_UNREACHABLE: {
    status: 503,
    say: (d: { reason: string }) => `连接不上数据库服务器（${d.reason}）。请核对 DATABASE_URL、网络和数据库是否已启动。`,
  },
  DATABASE_TOO_OLD: {
    status: 500,
    say: (d: { found: string }) => `数据库服务器是 PostgreSQL ${d.found}，本程序需要 15 或更新的版本。请升级数据库服务器。`,
  },
  DATABASE_ROLE_MISSING: {
    status: 500,
    say: (d: { reason: string }) =>
      `数据库用户无权建立角色（${d.reason}）。请由数据库管理员执行：create role mingji_app; grant mingji_app to 本程序的数据库用户; 然后重新启动。`,
  },
  EVIDENCE_EMPTY: { status: 422, say: (_: object) => '佐证材料是空文件（0 字节）。请核对后重新上传。' },
  EVIDENCE_TOO_LARGE: { status: 413, say: (d: { limitMb: number }) => `佐证材料超过 ${d.limitMb} MB 的上限。请压缩图片或拆分后上传。` },
  EVIDENCE_TYPE_REFUSED: {
    status: 415,
    say: (d: { found: string }) => `这类文件（${d.found}）不能作为佐证材料。请上传 PDF、图片、Office 或 WPS 文件。`,
  },
  EVIDENCE_MISSING: {
    status: 404,
    say: (d: { sha256: string }) => `找不到佐证材料文件（${d.sha256.slice(0, 12)}…）。请执行 mingji verify 查看缺失清单，并从备份恢复。`,
  },
  OBJECT_STORE_SETTINGS_WRONG: {
    status: 500,
    say: (d: { name: string; reason: string }) => `对象存储的设置 ${d.name} ${d.reason}。请改正后重新启动，写法见手册“系统管理”。`,
  },
  OBJECT_STORE_AWAY: {
    status: 503,
    say: (d: { reason: string }) => `存放佐证的对象存储没有回应（${d.reason}）。请稍后重试；仍然不行请查看对象存储和网络。`,
  },
  EVIDENCE_DAMAGED: {
    status: 500,
    say: (d: { sha256: string }) => `佐证材料文件（${d.sha256.slice(0, 12)}…）的内容与登记的校验值不符，已拒绝打开。请从备份恢复这个文件。`,
  },
  SM2_KEY_UNREADABLE: {
    status: 500,
    say: (d: { file: string }) =>
      `“${d.file}”不是可用的 SM2 私钥文件（应为 64 位十六进制数）。请用 mingji sm2-key 新建一个，并核对 MINGJI_SM2_KEY。`,
  },
  SM2_KEY_EXISTS: {
    status: 409,
    say: (d: { file: string }) => `“${d.file}”已经存在，没有覆盖：旧的签名要用旧密钥的公钥核对。请另选一个文件名。`,
  },
  BACKUP_FOLDER_NOT_EMPTY: { status: 409, say: (d: { folder: string }) => `“${d.folder}”不是空文件夹。请另选一个空文件夹存放备份。` },
  BACKUP_PLACE_MISSING: {
    status: 404,
    say: (d: { folder: string }) => `找不到文件夹“${d.folder}”，没有备份。如果它在 U 盘或移动硬盘上，请先插好并核对盘符，再试一次。`,
  },
  BACKUP_UNREADABLE: {
    status: 422,
    say: (d: { folder: string; reason: string }) => `“${d.folder}”不是完整的备份（${d.reason}）。请换一份备份。`,
  },
  RESTORE_TARGET_NOT_EMPTY: {
    status: 409,
    say: (d: { folder: string }) => `目标“${d.folder}”里已有数据，不能覆盖。请指定一个新的数据文件夹或空数据库。`,
  },
  SUBMISSION_NOT_FOUND: {
    status: 404,
    say: (d: { id: string }) => `没有编号为“${d.id}”的填报，可能已被移走或不属于您的单位。请回到列表重新打开。`,
  },
  SIGN_IN_REFUSED: { status: 401, say: (_: object) => '用户名或密码不对。请核对后重试；忘记密码请联系管理员重设。' },
  SIGN_IN_RESTING: {
    status: 429,
    say: (d: { minutes: number }) => `密码连续输错，账户已暂停登录。请 ${d.minutes} 分钟后再试，或联系管理员重设密码。`,
  },
  SECOND_FACTOR_NEEDED: { status: 401, say: (_: object) => '请输入动态口令（手机验证器上的六位数字）。' },
  SECOND_FACTOR_WRONG: { status: 401, say: (_: object) => '动态口令不对或已用过。请等验证器换出下一个口令再试。' },
  SIGN_IN_BEGIN_AGAIN: { status: 400, say: (_: object) => '这次登录已过期，或不是从本系统的登录页开始的。请回到登录页重新登录。' },
  SIGN_IN_WAY_UNKNOWN: { status: 404, say: (_: object) => '本系统没有设置这种登录方式。请用用户名和密码登录。' },
  SIGN_IN_SETTINGS_WRONG: {
    status: 500,
    say: (d: { name: string; reason: string }) => `统一身份认证的设置 ${d.name} ${d.reason}。请改正后重新启动，写法见手册“系统管理”。`,
  },
  IDENTITY_PROVIDER_AWAY: { status: 503, say: (_: object) => '统一身份认证系统暂时连接不上。请稍后重试，或用用户名和密码登录。' },
  IDENTITY_REFUSED: { status: 401, say: (d: { reason: string }) => `统一身份认证没有通过（${d.reason}）。请回到登录页重新登录。` },
  IDENTITY_UNKNOWN: {
    status: 403,
    say: (d: { name: string }) => `“${d.name}”已通过统一身份认证，但在本系统没有可用的账户。请联系本系统管理员登记或启用。`,
  },
  PASSWORD_UNFIT: { status: 422, say: (d: { faults: readonly string[] }) => `新密码不能使用：${d.faults.join('')}` },
  NOT_ALLOWED: { status: 403, say: (d: { what: string }) => `您没有“${d.what}”的权限。需要时请联系管理员授权。` },
  SUBMISSION_CHANGED: {
    status: 409,
    say: (d: { version: number; at: string; author: string; body: unknown }) =>
      `这份填报已被他人保存为第 ${d.version} 版，您的修改没有覆盖它。请对照两边的内容，选择保留哪一边后再保存。`,
  },
  SUBMISSION_MOVED: {
    status: 409,
    say: (d: { version: number }) => `这份填报刚刚有了变化（现为第 ${d.version} 版）。请刷新页面，看过最新内容后再办理。`,
  },
  SUBMISSION_CLOSED: { status: 409, say: (_: { state: string }) => '这份填报已确认或已提交，不能修改。请先撤回，或由财政部门退回后再改。' },
  SUBMISSION_EXISTS: { status: 409, say: (d: { year: number }) => `本单位 ${d.year} 年度的填报已经建立。请在列表中打开它。` },
  NEW_PASSWORD_FIRST: { status: 403, say: (_: object) => '您用的是一次性密码。请先改为自己的密码，再办理其他事项。' },
  TEXT_STRANGE: { status: 400, say: (_: object) => '提交的文字里有不能识别的控制字符。请删去从别处粘贴来的特殊符号后重试。' },
  UPLOAD_TOO_LARGE: { status: 413, say: (d: { file: string }) => `“${d.file}”超过了上传的大小上限。请压缩图片或拆分后再上传。` },
  UPLOAD_TORN: { status: 400, say: (_: object) => '上传中断，文件没有收全。请检查网络后重新上传。' },
  UPLOAD_EMPTY: { status: 400, say: (_: object) => '没有收到文件。请选择文件后再上传。' },
  AMOUNT_TOO_LARGE: { status: 422, say: (_: object) => '各项目金额合计超出可计算的范围。请核对金额单位（元、万元）后重新保存。' },
  VERSION_NOT_FOUND: { status: 404, say: (d: { version: number }) => `这份填报没有第 ${d.version} 版。请在“历次版本”中选择。` },
  UNIT_NOT_FOUND: { status: 404, say: (_: object) => '没有这个单位，或它不在您的管理范围内。请在单位清单中选择。' },
  DIVISION_UNKNOWN: { status: 404, say: (d: { region: number }) => `没有代码为 ${d.region} 的区划。请在区划清单中选择。` },
  CLERK_UNFIT: { status: 422, say: (_: object) => '接手的人在本单位没有经办人或单位负责人的角色。请先由管理员授权，再办理移交。' },
  RECORD_NOT_FOUND: { status: 404, say: (d: { what: string }) => `没有这条${d.what}，可能已被处理或移走。请刷新页面。` },
  WAIVER_PAST: { status: 422, say: (d: { until: string }) => `豁免的截止日期 ${d.until} 已过。请填写今天或以后的日期。` },
  OWN_WAIVER: { status: 409, say: (_: object) => '不能审批自己提出的豁免申请。请由另一位审核人审批。' },
  SCHEME_NOT_KEPT: {
    status: 500,
    say: (d: { hash: string }) => `找不到当时的评分方案（校验值 ${d.hash.slice(0, 12)}…），不能复算。请执行 mingji verify，并从备份恢复。`,
  },
  PERSON_NEEDED: { status: 403, say: (_: object) => '访问令牌不能办理本人账户事项。请登录后在页面上办理。' },
  PORT_IN_USE: { status: 500, say: (d: { port: number }) => `端口 ${d.port} 已被其他程序占用。请关闭那个程序，或用 --port 另选一个端口。` },
  PORT_REFUSED: {
    status: 500,
    say: (d: { host: string; port: number; reason: string }) =>
      `不能在 ${d.host}:${d.port} 上提供服务（${d.reason}）。请核对地址，或用 --port 另选一个大于 1024 的端口。`,
  },
  WORKSHOP_BUSY: { status: 503, say: (_: object) => '现在生成文件的人太多。请过一两分钟再试。' },
  WORKSHOP_TIMEOUT: {
    status: 503,
    say: (d: { seconds: number }) => `文件处理超过 ${d.seconds} 秒仍未完成，已停止。请把文件拆小，或稍后重试。`,
  },
  PDF_NOT_MADE: {
    status: 422,
    say: (d: { reason: string }) => d.reason || '没有生成 PDF。请下载 Word 文件，用 Word 或 WPS 打开后“另存为 PDF”。',
  },
  PREVIEW_NOT_POSSIBLE: { status: 415, say: (_: object) => '这份佐证不能在页面上预览。请下载后打开。' },
  UNIT_EXISTS: { status: 409, say: (d: { code: string }) => `编码为“${d.code}”的单位已经有了。请在单位清单中修改，或换一个编码。` },
  PERSON_NOT_FOUND: { status: 404, say: (_: object) => '没有这个人员，或不在您的管理范围内。请在人员清单中选择。' },
  LOGIN_TAKEN: { status: 409, say: (d: { login: string }) => `“${d.login}”已被使用。请换一个登录名或身份标识。` },
  GRANT_TOO_WIDE: { status: 403, say: (_: object) => '授权的区划超出您的管理范围。请缩小区划范围，或由上级管理员授权。' },
  GRANT_NEEDS_UNIT: { status: 422, say: (d: { role: string }) => `${d.role}的授权必须指明单位。请选择单位后重试。` },
  OWN_ADMINISTRATION: { status: 409, say: (_: object) => '不能收回自己的管理员角色。请由另一位管理员办理。' },
  ROUND_TIMES: { status: 422, say: (_: object) => '截止时间必须晚于开放时间。请改正后重新保存。' },
  TOKEN_TOO_WIDE: { status: 403, say: (_: object) => '令牌的权限不能超出您本人的权限。请只勾选您有的权限。' },
  TOKEN_TOO_LONG: { status: 422, say: (_: object) => '令牌的有效期须在今后一年以内。请另选一个日期。' },
  CURSOR_WRONG: { status: 400, say: (_: object) => '翻页位置不对。请从第一页重新查看。' },
  JOBS_WAITING: { status: 429, say: (d: { count: number }) => `您已有 ${d.count} 项任务在等待或执行。请等它们完成后再开始新的任务。` },
  LOGIN_UNKNOWN: { status: 404, say: (d: { login: string }) => `没有登录名为“${d.login}”的人员。运行 mingji user list 查看全部人员。` },
  REPORT_WITHOUT_FIGURES: {
    status: 422,
    say: (d: { file: string }) => `“${d.file}”里没有绑定的数字，可能不是本系统生成的报告，或另存时丢失了内容控件。请核对原始 .docx 文件。`,
  },
  REPORT_UNKNOWN: {
    status: 404,
    say: (d: { file: string }) => `找不到与“${d.file}”对应的填报。请核对数据文件夹是否是生成这份报告的那一个。`,
  },
  STEP_REFUSED: { status: 409, say: (d: { say: string; kind: string }) => d.say },
  OUTPUT_NEEDS_FILE: { status: 400, say: (d: { format: string }) => `${d.format} 格式的结果要写到文件里。请加 --out 指定文件名。` },
  OUTPUT_NEEDS_FOLDER: {
    status: 400,
    say: (d: { format: string }) => `检查多个单位时，${d.format} 格式的结果每个单位一个文件。请加 --out 指定存放的文件夹。`,
  },
} as const

type Catalogue = typeof catalogue
export type ErrorCode = keyof Catalogue
export type Details<C extends ErrorCode> = Parameters<Catalogue[C]['say']>[0]

export class ProductError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'ProductError'
  readonly code: C
  readonly status: number
  readonly details: Details<C>

  constructor(code: C, details: Details<C>, options?: ErrorOptions) {
    // The catalogue pairs each code with the details its text needs; TypeScript cannot carry that pairing through the index.
    super((catalogue[code].say as (d: Details<C>) => string)(details), options)
    this.code = code
    this.status = catalogue[code].status
    this.details = details
  }
}

export const errorCodes = Object.keys(catalogue) as readonly ErrorCode[]
