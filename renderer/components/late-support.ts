import { defineAsyncComponent } from 'vue'

/** Fetches the note about who helps. The first screen does without it. */
export const loadSupportNote = () => import('./SupportNote.vue')

/** The note about who helps, fetched when something may need it. */
export const SupportNote = defineAsyncComponent(loadSupportNote)
