import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDepartments, useJurisdictions, useSectors } from '@/data/reference';
import { currentLanguage } from '@/i18n';
import { LoadFailed } from './load-failed';

function nameOf(record: { name: string; name_en: string }): string {
  return currentLanguage() === 'zh-CN' ? record.name : record.name_en;
}

/** The thirteen jurisdictions, read only. */
export function JurisdictionsTable() {
  const { t } = useTranslation();
  const query = useJurisdictions();
  if (query.isError) return <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Table
      rowKey="id"
      size="middle"
      loading={query.isPending}
      dataSource={query.data}
      pagination={false}
      columns={[
        { title: t('admin:column.code'), dataIndex: 'code' },
        { title: t('admin:column.name'), render: (_value, record) => nameOf(record) },
        { title: t('admin:column.kind'), render: (_value, record) => t(`admin:jurisdictionKind.${record.kind}`) },
      ]}
    />
  );
}

/** Sectors and who leads each (三管三必须), read only. */
export function SectorsTable() {
  const { t } = useTranslation();
  const sectors = useSectors();
  const departments = useDepartments();
  const failed = sectors.error ?? departments.error;
  if (failed) {
    return (
      <LoadFailed
        error={failed}
        onRetry={() => {
          void sectors.refetch();
          void departments.refetch();
        }}
      />
    );
  }
  const departmentName = (id: number | null) => {
    const department = departments.data?.find((each) => each.id === id);
    return department ? nameOf(department) : t('common:none');
  };
  return (
    <Table
      rowKey="code"
      size="middle"
      loading={sectors.isPending || departments.isPending}
      dataSource={sectors.data}
      pagination={false}
      columns={[
        { title: t('admin:column.code'), dataIndex: 'code', width: 90 },
        { title: t('admin:column.name'), render: (_value, record) => nameOf(record) },
        {
          title: t('admin:column.lead'),
          render: (_value, record) => (
            <>
              {departmentName(record.lead_department_id)}{' '}
              {!record.lead_is_settled && <Tag>{t('admin:leadUnsettled')}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}
