import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestAccount, type AccountFailureCode } from '@/data/accounts';
import { useDepartments, useJurisdictions, useTowns } from '@/data/reference';
import type { Account } from '@/domain/accounts';
import { ROLES, SECTORS, type Role, type Sector } from '@/domain/enumerations';
import { currentLanguage } from '@/i18n';
import { scopeFieldsOf } from './scope-fields';

interface SavedAccount {
  readonly account: Account;
  /** The password to hand over; null when an existing account was changed. */
  readonly temporaryPassword: string | null;
}

interface AccountFormProps {
  /** The account to change; null makes a new one. */
  account: Account | null;
  onClose: () => void;
  onSaved: (saved: SavedAccount) => void;
}

interface Values {
  email: string;
  displayName: string;
  role: Role;
  jurisdictionIds: number[];
  sectorCodes: Sector[];
  townCode?: string;
  departmentId?: number;
}

/** Makes an account or changes its role and scope; asks only for the scope that the role has. */
export function AccountForm({ account, onClose, onSaved }: AccountFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const role = Form.useWatch('role', form);
  const [failure, setFailure] = useState<{ code: AccountFailureCode; detail: string } | null>(null);
  const [isBusy, setBusy] = useState(false);

  const save = async (values: Values) => {
    setBusy(true);
    setFailure(null);
    const fields = scopeFieldsOf(values.role);
    const scope = {
      displayName: values.displayName,
      role: values.role,
      jurisdictionIds: fields.jurisdictions === 'none' ? [] : values.jurisdictionIds,
      sectorCodes: fields.sectors ? values.sectorCodes : [],
      townCode: fields.town ? values.townCode : undefined,
      departmentId: values.departmentId,
    };
    if (account) {
      const result = await requestAccount({ action: 'scope', userId: account.userId, ...scope });
      if (result.ok) return onSaved({ account: result.answer.account, temporaryPassword: null });
      setFailure(result);
    } else {
      const result = await requestAccount({ action: 'create', email: values.email, ...scope });
      if (result.ok) return onSaved(result.answer);
      setFailure(result);
    }
    setBusy(false);
  };

  return (
    <Drawer
      open
      size={480}
      title={account ? t('admin:form.editTitle', { name: account.displayName }) : t('admin:form.createTitle')}
      onClose={onClose}
      closable={{ 'aria-label': t('common:close') }}
      footer={
        <Button type="primary" block size="large" loading={isBusy} onClick={() => form.submit()}>
          {account ? t('admin:form.submitEdit') : t('admin:form.submitCreate')}
        </Button>
      }
    >
      {failure && (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 16 }}
          title={t(`admin:error.${failure.code}`, { detail: failure.detail })}
        />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialValues(account)}
        onFinish={(values) => void save(values)}
      >
        {!account && (
          <Form.Item
            name="email"
            label={t('admin:form.email')}
            rules={[{ required: true, type: 'email', message: t('admin:form.emailRule') }]}
          >
            <Input type="email" autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="displayName"
          label={t('admin:form.displayName')}
          rules={[{ required: true, whitespace: true, max: 80, message: t('admin:form.displayNameRule') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="role"
          label={t('admin:form.role')}
          rules={[{ required: true, message: t('admin:form.roleRule') }]}
        >
          <Select
            options={ROLES.map((each) => ({
              value: each,
              label: `${t(`roles:${each}.name`)} · ${t(`roles:${each}.scope`)}`,
            }))}
          />
        </Form.Item>
        {role && <ScopeItems role={role} />}
      </Form>
    </Drawer>
  );
}

function initialValues(account: Account | null): Partial<Values> {
  if (!account) return { jurisdictionIds: [], sectorCodes: [] };
  return {
    displayName: account.displayName,
    role: account.role,
    jurisdictionIds: account.jurisdictionIds,
    sectorCodes: account.sectorCodes.filter((code): code is Sector => (SECTORS as readonly string[]).includes(code)),
    townCode: account.townCode ?? undefined,
    departmentId: account.departmentId ?? undefined,
  };
}

function ScopeItems({ role }: { role: Role }) {
  const { t } = useTranslation();
  const fields = scopeFieldsOf(role);
  const jurisdictions = useJurisdictions();
  const departments = useDepartments();
  const towns = useTowns(fields.town);
  const isChinese = currentLanguage() === 'zh-CN';
  const nameOf = (record: { name: string; name_en: string }) => (isChinese ? record.name : record.name_en);
  const countyName = (adcode: string | null) => {
    const county = jurisdictions.data?.find((each) => each.adcode === adcode);
    return county ? nameOf(county) : '';
  };
  return (
    <>
      {fields.jurisdictions !== 'none' && (
        <Form.Item
          name="jurisdictionIds"
          label={t('admin:form.jurisdiction')}
          rules={[{ required: true, type: 'array', min: 1, message: t('admin:form.jurisdictionRule') }]}
        >
          <Select
            mode="multiple"
            maxCount={fields.jurisdictions === 'one' ? 1 : undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={jurisdictions.data?.map((each) => ({ value: each.id, label: nameOf(each) }))}
          />
        </Form.Item>
      )}
      {fields.sectors && (
        <Form.Item
          name="sectorCodes"
          label={t('admin:form.sectors')}
          rules={[{ required: true, type: 'array', min: 1, message: t('admin:form.sectorsRule') }]}
        >
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={SECTORS.map((code) => ({ value: code, label: `${code} ${t(`enums:sector.${code}`)}` }))}
          />
        </Form.Item>
      )}
      {fields.town && (
        <Form.Item
          name="townCode"
          label={t('admin:form.town')}
          rules={[{ required: true, message: t('admin:form.townRule') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={towns.data?.map((each) => ({
              value: each.code,
              label: `${countyName(each.parent_code)} ${each.name}`,
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="departmentId" label={t('admin:form.department')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.data?.map((each) => ({ value: each.id, label: nameOf(each) }))}
        />
      </Form.Item>
    </>
  );
}
