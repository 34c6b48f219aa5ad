import { Command, CommanderError } from 'commander'
import { ProductError } from '#errors'
import { backupCommand } from './backup.ts'
import { casesCommand } from './cases.ts'
import { checkCommand } from './check.ts'
import { doctorCommand } from './doctor.ts'
import { evaluateCommand } from './evaluate.ts'
import { explainCommand } from './explain.ts'
import { initCommand } from './init.ts'
import { migrateCommand } from './migrate.ts'
import { restoreCommand } from './restore.ts'
import { schemesCommand } from './schemes.ts'
import { serveCommand } from './serve.ts'
import { sm2KeyCommand } from './sm2-key.ts'
import { templateCommand } from './template.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'
import { userCommand } from './user.ts'
import { verifyCommand } from './verify.ts'
import { displayWidth } from './width.ts'

/** A command is added to the program and answers with its exit code through `finish`. */
export type AddCommand = (program: Command, terminal: Terminal, finish: (code: ExitCode) => void) => void

const commands: readonly AddCommand[] = [
  evaluateCommand,
  checkCommand,
  explainCommand,
  templateCommand,
  schemesCommand,
  casesCommand,
  serveCommand,
  initCommand,
  userCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  sm2KeyCommand,
  migrateCommand,
  doctorCommand,
]

/**
 * Runs one command line 命令行. Refusals of the catalogue print their text and give 2; wrong usage gives 2; anything else is a bug and is
 * thrown on.
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exit.fine
  const program = new Command('mingji')
    .description('明绩：地方预算单位绩效自评')
    .version(terminal.version, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureHelp({
      displayWidth,
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[选项]').replace('[command]', '[命令]'),
      subcommandTerm: (command) => `${command.name()}${command.registeredArguments.map((argument) => ` <${argument.name()}>`).join('')}`,
      optionDescription: ({ description, defaultValue, argChoices }) =>
        `${description}${argChoices ? `（可选 ${argChoices.join('、')}）` : ''}${defaultValue === undefined ? '' : `（缺省 ${defaultValue}）`}`,
    })
    .configureOutput({ writeOut: (text) => terminal.print(text.trimEnd()), writeErr: (text) => terminal.note(inChinese(text.trimEnd())) })
    .exitOverride()
  for (const add of commands)
    add(program, terminal, (result) => {
      code = result
    })
  for (const command of program.commands) command.copyInheritedSettings(program).helpOption('-h, --help', '显示帮助')
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.unusable
    if (error instanceof ProductError) {
      terminal.note(error.message)
      return exit.unusable
    }
    throw error
  }
}

const titles: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' }

/** commander speaks English; its few complaints, said in Chinese. */
const complaints: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, '缺少参数“$1”。加 --help 查看用法。'],
  [/^error: required option '(.+)' not specified/, '缺少选项 $1。加 --help 查看用法。'],
  [/^error: option '(.+)' argument missing/, '选项 $1 后面缺少内容。加 --help 查看用法。'],
  [/^error: option '(.+)' argument '(.*)' is invalid\..*/, '选项 $1 不能是“$2”。加 --help 查看可用的值。'],
  [/^error: unknown option '(.+)'/, '没有选项“$1”。加 --help 查看用法。'],
  [/^error: unknown command '(.+)'/, '没有命令“$1”。运行 mingji --help 查看全部命令。'],
  [/^error: too many arguments.*/, '参数太多。路径中有空格时请加引号。加 --help 查看用法。'],
  [/\(Did you mean (.+)\?\)/, '您要的是不是 $1？'],
]

const inChinese = (text: string) => complaints.reduce((said, [pattern, chinese]) => said.replace(pattern, chinese), text)
