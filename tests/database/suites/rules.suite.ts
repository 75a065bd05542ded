/** Rules that stand twice, in SQL and in the code: the same cases go through both. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { checkCreditCode } from '@/domain/credit-code';
import { damClassOf } from '@/domain/dam-class';
import { gradeOf } from '@/domain/gb18218';
import { HAZARD_DAYS, isHazardDay } from '@/domain/hazard-days';
import { isTelephone } from '@/domain/phone';
import { dayNumber } from '@/lib/time/day-number';

import type { Database } from '../../../supabase/embedded/database';
import { snapshotOf } from '../support/octets';
import { add, insert } from '../support/records';

function casesOf<Case>(rule: string): Case[] {
  return (
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../rules/${rule}.json`), 'utf8')) as { cases: Case[] }
  ).cases;
}

export function rulesSuite(database: () => Database): void {
  describe('rules that stand twice', () => {
    it('credit codes: format by the domain type, check digit by the function', async () => {
      for (const { code, format, checkDigit } of casesOf<{ code: string; format: boolean; checkDigit: boolean | null }>(
        'credit-code',
      )) {
        const accepted = await database()
          .query('select $1::text::public.credit_code', [code])
          .then(
            () => true,
            () => false,
          );
        expect([code, accepted]).toEqual([code, format]);
        const check = checkCreditCode(code);
        expect([code, check.valid || check.reason === 'CREDIT_CODE_CHECK_DIGIT']).toEqual([code, format]);
        if (checkDigit === null) continue;
        const [row] = await database().query<{ agrees: boolean }>(
          'select public.credit_code_check_digit_agrees($1) as agrees',
          [code],
        );
        expect([code, row?.agrees, check.valid]).toEqual([code, checkDigit, checkDigit]);
      }
    });

    it('grades of major hazard sources', async () => {
      for (const { s, r, grade } of casesOf<{ s: number | null; r: number | null; grade: string | null }>(
        'source-grade',
      )) {
        const [row] = await database().query<{ grade: string | null }>(
          'select public.source_grade_of($1::numeric, $2::numeric)::text as grade',
          [s, r],
        );
        expect([s, r, row?.grade]).toEqual([s, r, grade]);
        if (s !== null) expect(gradeOf(s, r)).toBe(grade);
      }
    });

    it('days of a hazard', async () => {
      for (const { day, accepted } of casesOf<{ day: string; accepted: boolean }>('hazard-days')) {
        expect([day, isHazardDay(day)]).toEqual([day, accepted]);
        for (const days of [
          { found_on: day },
          { found_on: '1990-01-01', due_date: day },
          { found_on: '1990-01-01', closed_on: day },
        ]) {
          const code = await add(database(), 'hazards', days).then(
            () => null,
            (error: { code: string }) => error.code,
          );
          expect([days, code]).toEqual([days, accepted ? null : '23514']);
        }
      }
    });

    it('days of a hazard that are furthest apart come through packing as they are', async () => {
      const id = await add(database(), 'hazards', { found_on: HAZARD_DAYS.first, due_date: HAZARD_DAYS.last });
      const row = (await snapshotOf(database(), 'hazards')).rows.find((each) => each['id'] === id);
      expect([row?.['foundOn'], row?.['dueOn']]).toEqual([dayNumber(HAZARD_DAYS.first), dayNumber(HAZARD_DAYS.last)]);
    });

    it('classes of tailings dams', async () => {
      for (const { volume, height, class: expected } of casesOf<{
        volume: number | null;
        height: number | null;
        class: string | null;
      }>('dam-class')) {
        const [row] = await database().query<{ class: string | null }>(
          'select public.dam_class_of($1::numeric, $2::numeric)::text as class',
          [volume, height],
        );
        expect([volume, height, row?.class, damClassOf(volume, height)]).toEqual([volume, height, expected, expected]);
      }
    });

    it('telephone numbers: by the domain type, by the flag of a team member, and in the code', async () => {
      const unit = await add(database(), 'fire_key_units');
      for (const { phone, valid } of casesOf<{ phone: string; valid: boolean }>('phone')) {
        const accepted = await database()
          .query('select $1::text::public.phone', [phone])
          .then(
            () => true,
            () => false,
          );
        const member = await insert<{ phone_is_valid: boolean }>(database(), 'guarantee_team_members', {
          unit_id: unit,
          slot: 1,
          name: '张某甲',
          phone,
        });
        await database().query('delete from public.guarantee_team_members where unit_id = $1', [unit]);
        expect([phone, accepted, member.phone_is_valid, isTelephone(phone)]).toEqual([phone, valid, valid, valid]);
      }
    });

    it('masks telephone numbers so that neither a short nor a long one comes through', async () => {
      const [row] = await database().query(
        `select public.mask_phone('13812345678') as mobile, public.mask_phone('0396-1234567') as line, public.mask_phone('2917000') as short, public.mask_phone(null) as none`,
      );
      expect(row).toEqual({ mobile: '138****5678', line: '039****4567', short: '****', none: null });
    });
  });
}
