/** What a catalogue owes to the English one. */

/** The keys that go by a count, without their `.one` and `.other`. */
export type Counted<Key extends PropertyKey> = {
  [K in Key]: K extends `${infer Base}.other` ? (`${Base}.one` extends Key ? Base : never) : never
}[Key]

/** French counts from a million on by a form of its own: "1 000 000 de messages". */
export type French<English> = Record<
  keyof English | (Counted<keyof English> extends infer B extends string ? `${B}.many` : never),
  string
>
