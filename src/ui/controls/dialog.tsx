import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { messages } from "../messages.ts";
import { IconButton } from "./button.tsx";
import style from "./overlay.module.css";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog, open as long as it is drawn, with a title and a close button; on a phone it rises from the bottom edge. */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className={style.scrim ?? ""}
    >
      <Modal className={`${style.modal} ${wide ? style.wide : ""}`}>
        <AriaDialog className={style.dialog ?? ""}>
          <div className={style.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={messages.close} onPress={onClose} placement="left">
              <X size={18} aria-hidden />
            </IconButton>
          </div>
          <div className={style.body}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
