/** Does a path of the submission stand at the root, or below it? "problems[0].measure" is under "problems". */
export const isUnder = (path: string, root: string): boolean =>
  path === root || (path.startsWith(root) && /^[.[]/.test(path.slice(root.length)))
