/** What an organisation wants to know of its customers: its fields and types of objects. */
import { shallowRef } from 'vue'
import type { Field, ObjectType } from '@shared/api/model'
import * as api from '@/api/customers'

export const fields = shallowRef<Field[]>([])
export const objectTypes = shallowRef<ObjectType[]>([])
let loading: Promise<void> | null = null

/** Loads them once; `again` after they changed. */
export function loadKnown(again = false): Promise<void> {
  if (again || !loading) {
    loading = Promise.all([api.fields(), api.objectTypes()]).then(
      ([found, types]) => {
        fields.value = found.items
        objectTypes.value = types.items
      },
      (error: unknown) => {
        loading = null
        throw error
      },
    )
  }
  return loading
}

export function forgetKnown(): void {
  loading = null
  fields.value = []
  objectTypes.value = []
}
