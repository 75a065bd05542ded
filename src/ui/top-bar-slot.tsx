import { createContext, useContext, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Slot {
  readonly element: HTMLElement | null;
  readonly setElement: (element: HTMLElement | null) => void;
}

const SlotContext = createContext<Slot | null>(null);

/** Lets a screen put something into the shell's top bar without knowing the shell. */
export function TopBarSlotProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return <SlotContext value={{ element, setElement }}>{children}</SlotContext>;
}

/** The place in the top bar; rendered once, by the shell. */
export function TopBarSlotTarget({ className }: { className?: string }) {
  const slot = useContext(SlotContext);
  return <div ref={slot?.setElement} className={className} />;
}

/** What a screen shows in the top bar, such as its `DataAge`. */
export function TopBarSlot({ children }: { children: ReactNode }) {
  const slot = useContext(SlotContext);
  return slot?.element ? createPortal(children, slot.element) : null;
}
