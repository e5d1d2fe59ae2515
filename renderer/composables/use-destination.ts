import { computed, type ComputedRef } from 'vue'
import { usePhoneFormat } from './use-phone-format.ts'

/** A number that a code was asked for, and where the pool says that it went, masked; null when it went nowhere yet. */
interface Sending {
  phoneNumber: string
  destination: string | null
}

/**
 * Where a code goes, for the user to check, in words for a sentence. `destination` is their whole number too, unless
 * what the pool leaves unmasked is of another place.
 */
export function useDestination(sending: () => Sending): { [Key in keyof Sending]: ComputedRef<Sending[Key]> } {
  const { format } = usePhoneFormat()
  // In one piece: a line does not end within it.
  const phoneNumber = computed(() => format(sending().phoneNumber).replaceAll(' ', '\u00a0'))
  const destination = computed(() => {
    const { destination: told, phoneNumber: number } = sending()
    const [digits] = /\d+$/.exec(told ?? '') ?? []
    return digits !== undefined && number.endsWith(digits) ? phoneNumber.value : told
  })
  return { phoneNumber, destination }
}
