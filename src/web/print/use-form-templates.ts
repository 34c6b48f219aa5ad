import { useQuery } from '@tanstack/react-query'
import { fetchFormTemplates } from '../api.ts'
import { useOpenYear } from '../year/year-context.ts'

/** The layouts 表样 of this scheme's forms. */
export function useFormTemplates() {
  const { scheme } = useOpenYear()
  return useQuery({
    queryKey: ['form-templates', scheme.layout],
    queryFn: () => fetchFormTemplates(scheme.layout),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}
