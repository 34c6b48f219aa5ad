import { readMigrations } from '#store/migrate.ts'

/** Names of the schema's steps, oldest first. */
export const schemaSteps = async (): Promise<readonly string[]> => (await readMigrations()).map(({ name }) => name)
