import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './admin.module.css';

export interface PasswordToHandOver {
  readonly name: string;
  readonly password: string;
}

/** Shows a temporary password once; only its own button closes it, so that no stray click loses it. */
export function TemporaryPassword(props: { handOver: PasswordToHandOver | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { handOver, onClose } = props;
  return (
    <Modal
      open={handOver !== null}
      title={t('admin:temporaryPassword.title')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        navigator.clipboard && (
          <Button key="copy" onClick={() => void navigator.clipboard.writeText(handOver?.password ?? '')}>
            {t('admin:temporaryPassword.copy')}
          </Button>
        ),
        <Button key="close" type="primary" onClick={onClose}>
          {t('admin:temporaryPassword.close')}
        </Button>,
      ]}
    >
      <p>{t('admin:temporaryPassword.text', { name: handOver?.name })}</p>
      <code className={styles.password} data-testid="temporary-password">
        {handOver?.password}
      </code>
    </Modal>
  );
}
