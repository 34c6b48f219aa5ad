import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findLibreOffice } from '#documents/pdf.ts'
import { loadFormTemplates } from '#policy/form-templates.ts'
import { policyData } from '../policy/policy-data.ts'
import { advice, type Check, ill, sound } from './diagnosis.ts'
import { freePortAbove, isFree, mingjiAt } from './who-is-there.ts'

/** What the program needs of the machine 本机, in the order people read it. */
export const machineChecks: Readonly<Record<string, Check>> = {
  'Node 版本': async ({ nodeVersion }) =>
    Number(nodeVersion.split('.')[0]?.replace('v', '')) >= 24
      ? sound(nodeVersion)
      : advice(`${nodeVersion}。建议使用 Node 24：运行 npm start 会自动取得。`),
  政策文件: async ({ policyDir }) => {
    const policy = policyData(policyDir)
    const schemes = await policy.schemes()
    await Promise.all([policy.layouts(), policy.lexicon(), policy.sources(), policy.library()])
    const forms = await loadFormTemplates(policyDir)
    return sound(`${schemes.size} 个评分方案、${forms.length} 种表样，全部可读`)
  },
  报告模板: async ({ policyDir }) => {
    const bytes = await policyData(policyDir).reportTemplate()
    return sound(`可读（${Math.ceil(bytes.length / 1024)} KB）`)
  },
  页面文件: async ({ pages }) =>
    existsSync(join(pages, 'index.html')) ? sound('已生成') : advice('还没有生成，浏览器里看不到页面。请在安装目录运行 npm start。'),
  LibreOffice: async () => {
    const found = await findLibreOffice()
    return found === undefined ? advice('没有安装，不能生成 PDF，也不能读取老格式的 .doc 文件；其他功能不受影响。') : sound(found)
  },
  中文字体: async () => {
    if (process.platform === 'win32' || process.platform === 'darwin') return sound('系统自带')
    const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
    if (status !== 0) return advice('没有 fc-list 命令，无法查看字体。生成 PDF 需要中文字体，例如安装 fonts-noto-cjk。')
    const families = new Set(stdout.split('\n').filter((line) => line !== ''))
    return families.size === 0
      ? advice(
          '没有中文字体，生成的 PDF 会缺字。请安装，例如 apt-get install fonts-noto-cjk，或 yum install google-noto-sans-cjk-ttc-fonts。',
        )
      : sound(`${families.size} 种`)
  },
  端口: async ({ host, port }) => {
    if (await isFree(port, host)) return sound(`${port} 空闲`)
    const version = await mingjiAt(`http://${host}:${port}`)
    if (version !== undefined) return sound(`${port} 上正运行着明绩 ${version}`)
    const free = await freePortAbove(port, host)
    return ill(`${port} 已被其他程序占用。启动时请另选端口${free === undefined ? '' : `，例如 --port ${free}`}。`)
  },
}
