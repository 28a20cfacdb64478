/** A form over something that is kept: what differs, what the server says of each field, saving. */
import { computed, ref, type Ref } from 'vue'
import { Problem } from '@shared/api/http'
import { besideFields, explain } from '@/components/shared/notify'

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export function useForm<T extends object>(initial: T) {
  const form = ref(copy(initial)) as Ref<T>
  const kept = ref(copy(initial)) as Ref<T>
  const errors = ref<Record<string, string>>({})
  const problem = ref('')
  const working = ref(false)
  const changed = computed(() => JSON.stringify(form.value) !== JSON.stringify(kept.value))

  /** What is kept now; the form shows it. */
  function take(value: T): void {
    kept.value = copy(value)
    form.value = copy(value)
    errors.value = {}
    problem.value = ''
  }
  const discard = () => take(kept.value)
  /** Saves; true when the server took it. What it says of a field is in `errors`, else in `problem`. */
  async function save(work: (value: T) => Promise<unknown>): Promise<boolean> {
    working.value = true
    errors.value = {}
    problem.value = ''
    try {
      await work(form.value)
      kept.value = copy(form.value)
      return true
    } catch (error) {
      if (error instanceof Problem) errors.value = besideFields(error.fields)
      problem.value = explain(error)
      return false
    } finally {
      working.value = false
    }
  }
  return { form, errors, problem, working, changed, take, discard, save }
}
