/** A plain table with Chinese column widths, no colours: it is often piped into a file. What draws it is loaded only where a table is shown. */
export async function table(head: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  const { default: CliTable } = await import('cli-table3')
  const drawn = new CliTable({ head: [...head], style: { head: [], border: [], compact: true } })
  for (const row of rows) drawn.push([...row])
  return drawn.toString()
}
