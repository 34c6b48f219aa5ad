import { InvalidArgumentError, Option } from 'commander'

/** Options that several commands share. */
export const dataOption = (): Option => new Option('--data <文件夹>', '数据文件夹').default('data')

export const portOption = (): Option => new Option('--port <端口>', '端口').default(8080).argParser(readPort)

export const hostOption = (): Option =>
  new Option('--host <地址>', '监听的地址；缺省只供本机使用，0.0.0.0 供局域网使用').default('127.0.0.1')

export const backupOption = (): Option =>
  new Option('--backup-to <文件夹>', '每日备份存放的文件夹，例如移动硬盘上的；缺省在数据文件夹内（也可用环境变量 MINGJI_BACKUP_TO）')

const LAST_PORT = 65_535

/** 0 lets the system choose. */
function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > LAST_PORT) throw new InvalidArgumentError('')
  return port
}

/** Six digits, as in the list of divisions. */
export const regionOption = (description: string): Option =>
  new Option('--region <代码>', description).argParser((text: string) => {
    if (!/^\d{6}$/.test(text)) throw new InvalidArgumentError('')
    return Number(text)
  })
