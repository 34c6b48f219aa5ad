import { type Place, sayPlace } from '#domain/place.ts'
import type { Field } from './preview-state.ts'

/** A place of the preview in words. JSON leaves out what is undefined, so it is the model's own place. */
export const saidPlace = (place: NonNullable<Field['place']>): string => sayPlace(place as Place)
