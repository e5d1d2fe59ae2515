import { computed, type ComputedRef } from 'vue'
import { usePhoneFormat } from './use-phone-format.ts'

/** The number that needs a code, and where the pool sent one, masked as `+*******0123`; null when none was sent yet. */
interface Sending {
  phoneNumber: string
  destination: string | null
}

/**
 * Where a code goes, ready for a sentence, so that the user can check it. Where the last digits of `destination` are
 * those of the number, the whole number takes its place; otherwise it stays as the pool masked it.
 */
export function useDestination(sending: () => Sending): { [Key in keyof Sending]: ComputedRef<Sending[Key]> } {
  const { format } = usePhoneFormat()
  // With spaces at which no line breaks, so that the number stays in one piece.
  const phoneNumber = computed(() => format(sending().phoneNumber).replaceAll(' ', '\u00a0'))
  const destination = computed(() => {
    const { destination: told, phoneNumber: number } = sending()
    const [digits] = /\d+$/.exec(told ?? '') ?? []
    return digits !== undefined && number.endsWith(digits) ? phoneNumber.value : told
  })
  return { phoneNumber, destination }
}
