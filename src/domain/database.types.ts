/** Made by `npm run types` from supabase/migrations; do not edit. */

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      areas: {
        Row: {
          code: string;
          geom: unknown;
          level: Database['public']['Enums']['area_level'];
          name: string;
          name_en: string | null;
          number: number;
          parent_code: string | null;
          source: string | null;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          geom?: unknown;
          level: Database['public']['Enums']['area_level'];
          name: string;
          name_en?: string | null;
          number?: never;
          parent_code?: string | null;
          source?: string | null;
        };
        Update: {
          code?: string;
          geom?: unknown;
          level?: Database['public']['Enums']['area_level'];
          name?: string;
          name_en?: string | null;
          number?: never;
          parent_code?: string | null;
          source?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'areas_parent_code_fkey';
            columns: ['parent_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      attachments: {
        Row: {
          bytes: number | null;
          created_at: string;
          created_by: string | null;
          id: number;
          jurisdiction_id: number;
          kind: string;
          path: string;
          purpose: string;
          record_id: number;
          sector_code: string | null;
          sha256: string | null;
          taken_at: string | null;
          town_code: string | null;
        };
        ComputedFields: never;
        Insert: {
          bytes?: number | null;
          created_at?: string;
          created_by?: string | null;
          id?: never;
          jurisdiction_id: number;
          kind: string;
          path: string;
          purpose: string;
          record_id: number;
          sector_code?: string | null;
          sha256?: string | null;
          taken_at?: string | null;
          town_code?: string | null;
        };
        Update: {
          bytes?: number | null;
          created_at?: string;
          created_by?: string | null;
          id?: never;
          jurisdiction_id?: number;
          kind?: string;
          path?: string;
          purpose?: string;
          record_id?: number;
          sector_code?: string | null;
          sha256?: string | null;
          taken_at?: string | null;
          town_code?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'attachments_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      audit_log: {
        Row: {
          action: string;
          actor: string | null;
          at: string;
          detail: NonNullable<Json>;
          id: number;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          actor?: string | null;
          at?: string;
          detail?: NonNullable<Json>;
          id?: never;
        };
        Update: {
          action?: string;
          actor?: string | null;
          at?: string;
          detail?: NonNullable<Json>;
          id?: never;
        };
        Relationships: [];
      };
      contacts: {
        Row: {
          id: number;
          jurisdiction_id: number;
          kind: string;
          name: string | null;
          phone: string;
          phone_masked: string | null;
          record_id: number;
          role: string;
          sector_code: string | null;
          town_code: string | null;
        };
        ComputedFields: never;
        Insert: {
          id?: never;
          jurisdiction_id: number;
          kind: string;
          name?: string | null;
          phone: string;
          phone_masked?: never;
          record_id: number;
          role: string;
          sector_code?: string | null;
          town_code?: string | null;
        };
        Update: {
          id?: never;
          jurisdiction_id?: number;
          kind?: string;
          name?: string | null;
          phone?: string;
          phone_masked?: never;
          record_id?: number;
          role?: string;
          sector_code?: string | null;
          town_code?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'contacts_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      criteria: {
        Row: {
          clause: string;
          id: string;
          sector_code: string | null;
          standard: string;
          title: string;
          valid_from: string | null;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          clause: string;
          id: string;
          sector_code?: string | null;
          standard: string;
          title: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Update: {
          clause?: string;
          id?: string;
          sector_code?: string | null;
          standard?: string;
          title?: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'criteria_sector_code_fkey';
            columns: ['sector_code'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['code'];
          },
        ];
      };
      departments: {
        Row: {
          code: string;
          id: number;
          name: string;
          name_en: string;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          id?: number;
          name: string;
          name_en: string;
        };
        Update: {
          code?: string;
          id?: number;
          name?: string;
          name_en?: string;
        };
        Relationships: [];
      };
      enterprises: {
        Row: {
          adcode: string | null;
          address: string | null;
          change_xid: unknown;
          coordinate_system_in: Database['public']['Enums']['coordinate_system'] | null;
          created_at: string;
          created_by: string | null;
          declared_county_distance_m: number | null;
          employees: number | null;
          extra: NonNullable<Json>;
          gb4754: string | null;
          geom: unknown;
          id: number;
          import_batch_id: number | null;
          insured_until: string | null;
          is_demonstration: boolean;
          is_high_risk: boolean;
          jurisdiction_id: number;
          lead_department_id: number | null;
          lead_department_name: string | null;
          legal_rep: string | null;
          location_accuracy_m: number | null;
          location_method: Database['public']['Enums']['location_method'] | null;
          location_verified_at: string | null;
          location_verified_by: string | null;
          name: string;
          original_x: number | null;
          original_y: number | null;
          other_sector_codes: string[];
          principal: string | null;
          retired_at: string | null;
          retired_reason: string | null;
          risk_assessed_on: string | null;
          risk_basis: string | null;
          risk_level: Database['public']['Enums']['risk_level'] | null;
          risk_method: Database['public']['Enums']['risk_method'] | null;
          safety_manager: string | null;
          scale: Database['public']['Enums']['enterprise_scale'] | null;
          sector_code: string;
          source_row: number | null;
          standardization: Database['public']['Enums']['standardization_grade'] | null;
          standardization_valid_to: string | null;
          status: Database['public']['Enums']['enterprise_status'];
          town_code: string | null;
          town_responsible: string | null;
          updated_at: string;
          updated_by: string | null;
          uscc: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          adcode?: string | null;
          address?: string | null;
          change_xid?: unknown;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          declared_county_distance_m?: number | null;
          employees?: number | null;
          extra?: NonNullable<Json>;
          gb4754?: string | null;
          geom?: unknown;
          id?: number;
          import_batch_id?: number | null;
          insured_until?: string | null;
          is_demonstration?: boolean;
          is_high_risk?: boolean;
          jurisdiction_id: number;
          lead_department_id?: number | null;
          lead_department_name?: string | null;
          legal_rep?: string | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          name: string;
          original_x?: number | null;
          original_y?: number | null;
          other_sector_codes?: string[];
          principal?: string | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_basis?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          risk_method?: Database['public']['Enums']['risk_method'] | null;
          safety_manager?: string | null;
          scale?: Database['public']['Enums']['enterprise_scale'] | null;
          sector_code: string;
          source_row?: number | null;
          standardization?: Database['public']['Enums']['standardization_grade'] | null;
          standardization_valid_to?: string | null;
          status?: Database['public']['Enums']['enterprise_status'];
          town_code?: string | null;
          town_responsible?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          uscc?: string | null;
          version?: number;
        };
        Update: {
          adcode?: string | null;
          address?: string | null;
          change_xid?: unknown;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          declared_county_distance_m?: number | null;
          employees?: number | null;
          extra?: NonNullable<Json>;
          gb4754?: string | null;
          geom?: unknown;
          id?: number;
          import_batch_id?: number | null;
          insured_until?: string | null;
          is_demonstration?: boolean;
          is_high_risk?: boolean;
          jurisdiction_id?: number;
          lead_department_id?: number | null;
          lead_department_name?: string | null;
          legal_rep?: string | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          name?: string;
          original_x?: number | null;
          original_y?: number | null;
          other_sector_codes?: string[];
          principal?: string | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_basis?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          risk_method?: Database['public']['Enums']['risk_method'] | null;
          safety_manager?: string | null;
          scale?: Database['public']['Enums']['enterprise_scale'] | null;
          sector_code?: string;
          source_row?: number | null;
          standardization?: Database['public']['Enums']['standardization_grade'] | null;
          standardization_valid_to?: string | null;
          status?: Database['public']['Enums']['enterprise_status'];
          town_code?: string | null;
          town_responsible?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          uscc?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'enterprises_adcode_fkey';
            columns: ['adcode'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'enterprises_import_batch_id_fkey';
            columns: ['import_batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enterprises_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enterprises_lead_department_id_fkey';
            columns: ['lead_department_id'];
            isOneToOne: false;
            referencedRelation: 'departments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enterprises_sector_code_fkey';
            columns: ['sector_code'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'enterprises_town_code_fkey';
            columns: ['town_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      extensions: {
        Row: {
          applied_on: string;
          approved: boolean | null;
          approver: string | null;
          hazard_id: number;
          id: number;
          interim_control: string | null;
          new_due: string;
          original_due: string;
          reason: string;
        };
        ComputedFields: never;
        Insert: {
          applied_on: string;
          approved?: boolean | null;
          approver?: string | null;
          hazard_id: number;
          id?: never;
          interim_control?: string | null;
          new_due: string;
          original_due: string;
          reason: string;
        };
        Update: {
          applied_on?: string;
          approved?: boolean | null;
          approver?: string | null;
          hazard_id?: number;
          id?: never;
          interim_control?: string | null;
          new_due?: string;
          original_due?: string;
          reason?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'extensions_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'extensions_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'map_hazards';
            referencedColumns: ['id'];
          },
        ];
      };
      fire_checklist_items: {
        Row: {
          code: string;
          name: string;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          name: string;
        };
        Update: {
          code?: string;
          name?: string;
        };
        Relationships: [];
      };
      fire_key_units: {
        Row: {
          adcode: string | null;
          address: string | null;
          capacity: number | null;
          category: Database['public']['Enums']['fire_category'];
          change_xid: unknown;
          coordinate_system_in: Database['public']['Enums']['coordinate_system'] | null;
          created_at: string;
          created_by: string | null;
          declared_county_distance_m: number | null;
          entered_on: string | null;
          enterprise_id: number | null;
          extra: NonNullable<Json>;
          fire_safety_manager: string | null;
          fire_safety_responsible: string | null;
          floor_area_m2: number | null;
          geom: unknown;
          has_control_room: boolean | null;
          height_m: number | null;
          id: number;
          import_batch_id: number | null;
          is_demonstration: boolean;
          jurisdiction_id: number;
          level: Database['public']['Enums']['fire_unit_level'] | null;
          location_accuracy_m: number | null;
          location_method: Database['public']['Enums']['location_method'] | null;
          location_verified_at: string | null;
          location_verified_by: string | null;
          name: string;
          online_monitored: boolean | null;
          original_x: number | null;
          original_y: number | null;
          retired_at: string | null;
          retired_reason: string | null;
          risk_assessed_on: string | null;
          risk_level: Database['public']['Enums']['risk_level'] | null;
          sector_code: string | null;
          source_row: number | null;
          storeys: number | null;
          subtype: string | null;
          team_filled: number;
          team_version: string;
          town_code: string | null;
          updated_at: string;
          updated_by: string | null;
          uscc: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          adcode?: string | null;
          address?: string | null;
          capacity?: number | null;
          category: Database['public']['Enums']['fire_category'];
          change_xid?: unknown;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          declared_county_distance_m?: number | null;
          entered_on?: string | null;
          enterprise_id?: number | null;
          extra?: NonNullable<Json>;
          fire_safety_manager?: string | null;
          fire_safety_responsible?: string | null;
          floor_area_m2?: number | null;
          geom?: unknown;
          has_control_room?: boolean | null;
          height_m?: number | null;
          id?: number;
          import_batch_id?: number | null;
          is_demonstration?: boolean;
          jurisdiction_id: number;
          level?: Database['public']['Enums']['fire_unit_level'] | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          name: string;
          online_monitored?: boolean | null;
          original_x?: number | null;
          original_y?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          sector_code?: string | null;
          source_row?: number | null;
          storeys?: number | null;
          subtype?: string | null;
          team_filled?: number;
          team_version?: string;
          town_code?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          uscc?: string | null;
          version?: number;
        };
        Update: {
          adcode?: string | null;
          address?: string | null;
          capacity?: number | null;
          category?: Database['public']['Enums']['fire_category'];
          change_xid?: unknown;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          declared_county_distance_m?: number | null;
          entered_on?: string | null;
          enterprise_id?: number | null;
          extra?: NonNullable<Json>;
          fire_safety_manager?: string | null;
          fire_safety_responsible?: string | null;
          floor_area_m2?: number | null;
          geom?: unknown;
          has_control_room?: boolean | null;
          height_m?: number | null;
          id?: number;
          import_batch_id?: number | null;
          is_demonstration?: boolean;
          jurisdiction_id?: number;
          level?: Database['public']['Enums']['fire_unit_level'] | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          name?: string;
          online_monitored?: boolean | null;
          original_x?: number | null;
          original_y?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          sector_code?: string | null;
          source_row?: number | null;
          storeys?: number | null;
          subtype?: string | null;
          team_filled?: number;
          team_version?: string;
          town_code?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          uscc?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'fire_key_units_adcode_fkey';
            columns: ['adcode'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'fire_key_units_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'enterprises';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'fire_key_units_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'map_enterprises';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'fire_key_units_import_batch_id_fkey';
            columns: ['import_batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'fire_key_units_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'fire_key_units_sector_code_fkey';
            columns: ['sector_code'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'fire_key_units_town_code_fkey';
            columns: ['town_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      guarantee_team_members: {
        Row: {
          name: string;
          organisation: string | null;
          phone: string | null;
          phone_is_valid: boolean | null;
          phone_masked: string | null;
          slot: number;
          unit_id: number;
          valid_until: string | null;
        };
        ComputedFields: never;
        Insert: {
          name: string;
          organisation?: string | null;
          phone?: string | null;
          phone_is_valid?: never;
          phone_masked?: never;
          slot: number;
          unit_id: number;
          valid_until?: string | null;
        };
        Update: {
          name?: string;
          organisation?: string | null;
          phone?: string | null;
          phone_is_valid?: never;
          phone_masked?: never;
          slot?: number;
          unit_id?: number;
          valid_until?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'guarantee_team_members_unit_id_fkey';
            columns: ['unit_id'];
            isOneToOne: false;
            referencedRelation: 'fire_key_units';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'guarantee_team_members_unit_id_fkey';
            columns: ['unit_id'];
            isOneToOne: false;
            referencedRelation: 'map_fire_key_units';
            referencedColumns: ['id'];
          },
        ];
      };
      guarantee_team_roles: {
        Row: {
          name: string;
          name_en: string;
          slot: number;
          source: string;
          version: string;
        };
        ComputedFields: never;
        Insert: {
          name: string;
          name_en: string;
          slot: number;
          source: string;
          version: string;
        };
        Update: {
          name?: string;
          name_en?: string;
          slot?: number;
          source?: string;
          version?: string;
        };
        Relationships: [];
      };
      hazard_events: {
        Row: {
          actor: string | null;
          actor_name: string | null;
          at: string;
          due_date: string | null;
          event: string;
          from_status: Database['public']['Enums']['hazard_status'] | null;
          hazard_id: number;
          id: number;
          note: string | null;
          to_status: Database['public']['Enums']['hazard_status'];
        };
        ComputedFields: never;
        Insert: {
          actor?: string | null;
          actor_name?: string | null;
          at?: string;
          due_date?: string | null;
          event: string;
          from_status?: Database['public']['Enums']['hazard_status'] | null;
          hazard_id: number;
          id?: never;
          note?: string | null;
          to_status: Database['public']['Enums']['hazard_status'];
        };
        Update: {
          actor?: string | null;
          actor_name?: string | null;
          at?: string;
          due_date?: string | null;
          event?: string;
          from_status?: Database['public']['Enums']['hazard_status'] | null;
          hazard_id?: number;
          id?: never;
          note?: string | null;
          to_status?: Database['public']['Enums']['hazard_status'];
        };
        Relationships: [
          {
            foreignKeyName: 'hazard_events_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hazard_events_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'map_hazards';
            referencedColumns: ['id'];
          },
        ];
      };
      hazard_informants: {
        Row: {
          hazard_id: number;
          name: string | null;
          phone: string | null;
          received_at: string;
          reward: string | null;
        };
        ComputedFields: never;
        Insert: {
          hazard_id: number;
          name?: string | null;
          phone?: string | null;
          received_at?: string;
          reward?: string | null;
        };
        Update: {
          hazard_id?: number;
          name?: string | null;
          phone?: string | null;
          received_at?: string;
          reward?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'hazard_informants_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: true;
            referencedRelation: 'hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hazard_informants_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: true;
            referencedRelation: 'map_hazards';
            referencedColumns: ['id'];
          },
        ];
      };
      hazard_transitions: {
        Row: {
          event: string;
          for_grade: Database['public']['Enums']['hazard_grade'] | null;
          from_status: Database['public']['Enums']['hazard_status'];
          guard: string;
          roles: Database['public']['Enums']['app_role'][];
          to_status: Database['public']['Enums']['hazard_status'];
        };
        ComputedFields: never;
        Insert: {
          event: string;
          for_grade?: Database['public']['Enums']['hazard_grade'] | null;
          from_status: Database['public']['Enums']['hazard_status'];
          guard: string;
          roles: Database['public']['Enums']['app_role'][];
          to_status: Database['public']['Enums']['hazard_status'];
        };
        Update: {
          event?: string;
          for_grade?: Database['public']['Enums']['hazard_grade'] | null;
          from_status?: Database['public']['Enums']['hazard_status'];
          guard?: string;
          roles?: Database['public']['Enums']['app_role'][];
          to_status?: Database['public']['Enums']['hazard_status'];
        };
        Relationships: [];
      };
      hazards: {
        Row: {
          accident_type: string | null;
          adcode: string | null;
          address: string | null;
          campaign: string | null;
          category: Database['public']['Enums']['hazard_category'] | null;
          change_xid: unknown;
          closed_by: string | null;
          closed_on: string | null;
          cohort_year: number | null;
          control_measures: string | null;
          coordinate_system_in: Database['public']['Enums']['coordinate_system'] | null;
          created_at: string;
          created_by: string | null;
          criterion_id: string | null;
          criterion_text: string | null;
          declared_county_distance_m: number | null;
          description: string;
          due_date: string | null;
          extra: NonNullable<Json>;
          fire_checklist_code: string | null;
          found_by: string | null;
          found_by_user: string | null;
          found_on: string;
          geom: unknown;
          hazard_grade: Database['public']['Enums']['hazard_grade'];
          id: number;
          immediate_fix: boolean;
          import_batch_id: number | null;
          inspection_id: number | null;
          is_demonstration: boolean;
          is_listed: boolean;
          is_suspended: boolean;
          jurisdiction_id: number;
          listed_level: Database['public']['Enums']['supervision_level'] | null;
          location_accuracy_m: number | null;
          location_method: Database['public']['Enums']['location_method'] | null;
          location_verified_at: string | null;
          location_verified_by: string | null;
          no: string;
          object_id: number | null;
          object_name: string;
          object_type: string | null;
          order_no: string | null;
          ordered_on: string | null;
          original_due_date: string | null;
          original_x: number | null;
          original_y: number | null;
          rect_fund_cny: number | null;
          rect_measure: string | null;
          rect_person: string | null;
          rect_plan_file: string | null;
          relapse_count: number;
          responsible_department_id: number | null;
          retired_at: string | null;
          retired_reason: string | null;
          review_requested_on: string | null;
          review_round: number;
          reviewed_by: string | null;
          reviewed_on: string | null;
          sector_code: string;
          source: Database['public']['Enums']['hazard_source'];
          source_row: number | null;
          status: Database['public']['Enums']['hazard_status'];
          supervising_person: string | null;
          title: string | null;
          town_code: string | null;
          updated_at: string;
          updated_by: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          accident_type?: string | null;
          adcode?: string | null;
          address?: string | null;
          campaign?: string | null;
          category?: Database['public']['Enums']['hazard_category'] | null;
          change_xid?: unknown;
          closed_by?: string | null;
          closed_on?: string | null;
          cohort_year?: never;
          control_measures?: string | null;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          criterion_id?: string | null;
          criterion_text?: string | null;
          declared_county_distance_m?: number | null;
          description: string;
          due_date?: string | null;
          extra?: NonNullable<Json>;
          fire_checklist_code?: string | null;
          found_by?: string | null;
          found_by_user?: string | null;
          found_on: string;
          geom?: unknown;
          hazard_grade: Database['public']['Enums']['hazard_grade'];
          id?: number;
          immediate_fix?: boolean;
          import_batch_id?: number | null;
          inspection_id?: number | null;
          is_demonstration?: boolean;
          is_listed?: boolean;
          is_suspended?: boolean;
          jurisdiction_id: number;
          listed_level?: Database['public']['Enums']['supervision_level'] | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          no: string;
          object_id?: number | null;
          object_name: string;
          object_type?: string | null;
          order_no?: string | null;
          ordered_on?: string | null;
          original_due_date?: string | null;
          original_x?: number | null;
          original_y?: number | null;
          rect_fund_cny?: number | null;
          rect_measure?: string | null;
          rect_person?: string | null;
          rect_plan_file?: string | null;
          relapse_count?: number;
          responsible_department_id?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          review_requested_on?: string | null;
          review_round?: number;
          reviewed_by?: string | null;
          reviewed_on?: string | null;
          sector_code: string;
          source: Database['public']['Enums']['hazard_source'];
          source_row?: number | null;
          status?: Database['public']['Enums']['hazard_status'];
          supervising_person?: string | null;
          title?: string | null;
          town_code?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Update: {
          accident_type?: string | null;
          adcode?: string | null;
          address?: string | null;
          campaign?: string | null;
          category?: Database['public']['Enums']['hazard_category'] | null;
          change_xid?: unknown;
          closed_by?: string | null;
          closed_on?: string | null;
          cohort_year?: never;
          control_measures?: string | null;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          criterion_id?: string | null;
          criterion_text?: string | null;
          declared_county_distance_m?: number | null;
          description?: string;
          due_date?: string | null;
          extra?: NonNullable<Json>;
          fire_checklist_code?: string | null;
          found_by?: string | null;
          found_by_user?: string | null;
          found_on?: string;
          geom?: unknown;
          hazard_grade?: Database['public']['Enums']['hazard_grade'];
          id?: number;
          immediate_fix?: boolean;
          import_batch_id?: number | null;
          inspection_id?: number | null;
          is_demonstration?: boolean;
          is_listed?: boolean;
          is_suspended?: boolean;
          jurisdiction_id?: number;
          listed_level?: Database['public']['Enums']['supervision_level'] | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          no?: string;
          object_id?: number | null;
          object_name?: string;
          object_type?: string | null;
          order_no?: string | null;
          ordered_on?: string | null;
          original_due_date?: string | null;
          original_x?: number | null;
          original_y?: number | null;
          rect_fund_cny?: number | null;
          rect_measure?: string | null;
          rect_person?: string | null;
          rect_plan_file?: string | null;
          relapse_count?: number;
          responsible_department_id?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          review_requested_on?: string | null;
          review_round?: number;
          reviewed_by?: string | null;
          reviewed_on?: string | null;
          sector_code?: string;
          source?: Database['public']['Enums']['hazard_source'];
          source_row?: number | null;
          status?: Database['public']['Enums']['hazard_status'];
          supervising_person?: string | null;
          title?: string | null;
          town_code?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'hazards_adcode_fkey';
            columns: ['adcode'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'hazards_criterion_id_fkey';
            columns: ['criterion_id'];
            isOneToOne: false;
            referencedRelation: 'criteria';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hazards_fire_checklist_code_fkey';
            columns: ['fire_checklist_code'];
            isOneToOne: false;
            referencedRelation: 'fire_checklist_items';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'hazards_import_batch_id_fkey';
            columns: ['import_batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hazards_inspection_id_fkey';
            columns: ['inspection_id'];
            isOneToOne: false;
            referencedRelation: 'inspections';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hazards_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hazards_responsible_department_id_fkey';
            columns: ['responsible_department_id'];
            isOneToOne: false;
            referencedRelation: 'departments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hazards_sector_code_fkey';
            columns: ['sector_code'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'hazards_town_code_fkey';
            columns: ['town_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      import_batches: {
        Row: {
          accepted_rows: number;
          coordinate_system: Database['public']['Enums']['coordinate_system'] | null;
          created_at: string;
          created_by: string | null;
          data_rows: number;
          file_name: string;
          id: number;
          inserted_rows: number;
          kind: string;
          rejected_rows: number;
          report: Json | null;
          sheet: string | null;
          unchanged_rows: number;
          updated_rows: number;
        };
        ComputedFields: never;
        Insert: {
          accepted_rows: number;
          coordinate_system?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          data_rows: number;
          file_name: string;
          id?: never;
          inserted_rows?: number;
          kind: string;
          rejected_rows: number;
          report?: Json | null;
          sheet?: string | null;
          unchanged_rows?: number;
          updated_rows?: number;
        };
        Update: {
          accepted_rows?: number;
          coordinate_system?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          data_rows?: number;
          file_name?: string;
          id?: never;
          inserted_rows?: number;
          kind?: string;
          rejected_rows?: number;
          report?: Json | null;
          sheet?: string | null;
          unchanged_rows?: number;
          updated_rows?: number;
        };
        Relationships: [];
      };
      informant_officers: {
        Row: {
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          user_id: string;
        };
        Update: {
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'informant_officers_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: true;
            referencedRelation: 'profiles';
            referencedColumns: ['user_id'];
          },
        ];
      };
      inspections: {
        Row: {
          accepted_onsite: boolean;
          amends_id: number | null;
          checklist: NonNullable<Json>;
          conclusion: string | null;
          created_at: string;
          created_by: string | null;
          ended_at: string | null;
          experts: string[];
          explained_onsite: boolean;
          form_no: string | null;
          found_onsite: boolean;
          group_id: number | null;
          handed_over_onsite: boolean;
          id: number;
          is_demonstration: boolean;
          jurisdiction_id: number;
          lead: string;
          object_id: number | null;
          object_name: string;
          object_type: string;
          participants: string[];
          sector_code: string | null;
          sign_in_place: unknown;
          signatures: NonNullable<Json>;
          signed_onsite: boolean;
          started_at: string;
          town_code: string | null;
          type: string;
          unannounced: boolean;
        };
        ComputedFields: never;
        Insert: {
          accepted_onsite?: boolean;
          amends_id?: number | null;
          checklist?: NonNullable<Json>;
          conclusion?: string | null;
          created_at?: string;
          created_by?: string | null;
          ended_at?: string | null;
          experts?: string[];
          explained_onsite?: boolean;
          form_no?: string | null;
          found_onsite?: boolean;
          group_id?: number | null;
          handed_over_onsite?: boolean;
          id?: never;
          is_demonstration?: boolean;
          jurisdiction_id: number;
          lead: string;
          object_id?: number | null;
          object_name: string;
          object_type: string;
          participants?: string[];
          sector_code?: string | null;
          sign_in_place?: unknown;
          signatures?: NonNullable<Json>;
          signed_onsite?: boolean;
          started_at: string;
          town_code?: string | null;
          type: string;
          unannounced?: boolean;
        };
        Update: {
          accepted_onsite?: boolean;
          amends_id?: number | null;
          checklist?: NonNullable<Json>;
          conclusion?: string | null;
          created_at?: string;
          created_by?: string | null;
          ended_at?: string | null;
          experts?: string[];
          explained_onsite?: boolean;
          form_no?: string | null;
          found_onsite?: boolean;
          group_id?: number | null;
          handed_over_onsite?: boolean;
          id?: never;
          is_demonstration?: boolean;
          jurisdiction_id?: number;
          lead?: string;
          object_id?: number | null;
          object_name?: string;
          object_type?: string;
          participants?: string[];
          sector_code?: string | null;
          sign_in_place?: unknown;
          signatures?: NonNullable<Json>;
          signed_onsite?: boolean;
          started_at?: string;
          town_code?: string | null;
          type?: string;
          unannounced?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'inspections_amends_id_fkey';
            columns: ['amends_id'];
            isOneToOne: false;
            referencedRelation: 'inspections';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'inspections_group_id_fkey';
            columns: ['group_id'];
            isOneToOne: false;
            referencedRelation: 'supervision_groups';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'inspections_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'inspections_sector_code_fkey';
            columns: ['sector_code'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'inspections_town_code_fkey';
            columns: ['town_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      jurisdictions: {
        Row: {
          adcode: string | null;
          code: string;
          id: number;
          kind: Database['public']['Enums']['jurisdiction_kind'];
          name: string;
          name_en: string;
        };
        ComputedFields: never;
        Insert: {
          adcode?: string | null;
          code: string;
          id: number;
          kind: Database['public']['Enums']['jurisdiction_kind'];
          name: string;
          name_en: string;
        };
        Update: {
          adcode?: string | null;
          code?: string;
          id?: number;
          kind?: Database['public']['Enums']['jurisdiction_kind'];
          name?: string;
          name_en?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'jurisdictions_adcode_fkey';
            columns: ['adcode'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      licences: {
        Row: {
          enterprise_id: number;
          id: number;
          issuer: string | null;
          number: string | null;
          type: string;
          valid_from: string | null;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          enterprise_id: number;
          id?: never;
          issuer?: string | null;
          number?: string | null;
          type: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Update: {
          enterprise_id?: number;
          id?: never;
          issuer?: string | null;
          number?: string | null;
          type?: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'licences_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'enterprises';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'licences_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'map_enterprises';
            referencedColumns: ['id'];
          },
        ];
      };
      listed_supervisions: {
        Row: {
          announced_url: string | null;
          body: string;
          delisted_on: string | null;
          doc_no: string | null;
          due_date: string | null;
          hazard_id: number;
          id: number;
          level: Database['public']['Enums']['supervision_level'];
          listed_on: string;
        };
        ComputedFields: never;
        Insert: {
          announced_url?: string | null;
          body: string;
          delisted_on?: string | null;
          doc_no?: string | null;
          due_date?: string | null;
          hazard_id: number;
          id?: never;
          level: Database['public']['Enums']['supervision_level'];
          listed_on: string;
        };
        Update: {
          announced_url?: string | null;
          body?: string;
          delisted_on?: string | null;
          doc_no?: string | null;
          due_date?: string | null;
          hazard_id?: number;
          id?: never;
          level?: Database['public']['Enums']['supervision_level'];
          listed_on?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'listed_supervisions_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'listed_supervisions_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'map_hazards';
            referencedColumns: ['id'];
          },
        ];
      };
      lookbacks: {
        Row: {
          done_on: string | null;
          hazard_id: number;
          id: number;
          inspector: string | null;
          planned_on: string;
          relapsed: boolean | null;
        };
        ComputedFields: never;
        Insert: {
          done_on?: string | null;
          hazard_id: number;
          id?: never;
          inspector?: string | null;
          planned_on: string;
          relapsed?: boolean | null;
        };
        Update: {
          done_on?: string | null;
          hazard_id?: number;
          id?: never;
          inspector?: string | null;
          planned_on?: string;
          relapsed?: boolean | null;
        };
        Relationships: [
          {
            foreignKeyName: 'lookbacks_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'lookbacks_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'map_hazards';
            referencedColumns: ['id'];
          },
        ];
      };
      major_hazard_sources: {
        Row: {
          adcode: string | null;
          address: string | null;
          assessed_on: string | null;
          assessor: string | null;
          change_xid: unknown;
          code: string | null;
          coordinate_system_in: Database['public']['Enums']['coordinate_system'] | null;
          created_at: string;
          created_by: string | null;
          declared_county_distance_m: number | null;
          deregistered_on: string | null;
          enterprise_id: number | null;
          enterprise_name: string | null;
          exposure_factor: number | null;
          extra: NonNullable<Json>;
          filing_department: string | null;
          filing_no: string | null;
          filing_on: string | null;
          geom: unknown;
          grade: Database['public']['Enums']['source_grade'] | null;
          has_emergency_shutoff: boolean | null;
          has_gas_detection: boolean | null;
          has_personnel_location: boolean | null;
          has_special_work_module: boolean | null;
          has_video: boolean | null;
          id: number;
          import_batch_id: number | null;
          in_chem_park: boolean | null;
          is_demonstration: boolean;
          jurisdiction_id: number;
          location_accuracy_m: number | null;
          location_method: Database['public']['Enums']['location_method'] | null;
          location_verified_at: string | null;
          location_verified_by: string | null;
          monitoring_online: boolean | null;
          name: string;
          operation_guarantor: string | null;
          original_x: number | null;
          original_y: number | null;
          population_500m: number | null;
          principal_guarantor: string | null;
          process: string | null;
          r_value: number | null;
          retired_at: string | null;
          retired_reason: string | null;
          risk_assessed_on: string | null;
          risk_level: Database['public']['Enums']['risk_level'] | null;
          s_value: number | null;
          sector_code: string;
          source_row: number | null;
          technical_guarantor: string | null;
          town_code: string | null;
          unit_kind: Database['public']['Enums']['source_unit_kind'] | null;
          updated_at: string;
          updated_by: string | null;
          uscc: string | null;
          valid_until: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          adcode?: string | null;
          address?: string | null;
          assessed_on?: string | null;
          assessor?: string | null;
          change_xid?: unknown;
          code?: string | null;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          declared_county_distance_m?: number | null;
          deregistered_on?: string | null;
          enterprise_id?: number | null;
          enterprise_name?: string | null;
          exposure_factor?: number | null;
          extra?: NonNullable<Json>;
          filing_department?: string | null;
          filing_no?: string | null;
          filing_on?: string | null;
          geom?: unknown;
          grade?: Database['public']['Enums']['source_grade'] | null;
          has_emergency_shutoff?: boolean | null;
          has_gas_detection?: boolean | null;
          has_personnel_location?: boolean | null;
          has_special_work_module?: boolean | null;
          has_video?: boolean | null;
          id?: number;
          import_batch_id?: number | null;
          in_chem_park?: boolean | null;
          is_demonstration?: boolean;
          jurisdiction_id: number;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          monitoring_online?: boolean | null;
          name: string;
          operation_guarantor?: string | null;
          original_x?: number | null;
          original_y?: number | null;
          population_500m?: number | null;
          principal_guarantor?: string | null;
          process?: string | null;
          r_value?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          s_value?: number | null;
          sector_code?: string;
          source_row?: number | null;
          technical_guarantor?: string | null;
          town_code?: string | null;
          unit_kind?: Database['public']['Enums']['source_unit_kind'] | null;
          updated_at?: string;
          updated_by?: string | null;
          uscc?: string | null;
          valid_until?: string | null;
          version?: number;
        };
        Update: {
          adcode?: string | null;
          address?: string | null;
          assessed_on?: string | null;
          assessor?: string | null;
          change_xid?: unknown;
          code?: string | null;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          declared_county_distance_m?: number | null;
          deregistered_on?: string | null;
          enterprise_id?: number | null;
          enterprise_name?: string | null;
          exposure_factor?: number | null;
          extra?: NonNullable<Json>;
          filing_department?: string | null;
          filing_no?: string | null;
          filing_on?: string | null;
          geom?: unknown;
          grade?: Database['public']['Enums']['source_grade'] | null;
          has_emergency_shutoff?: boolean | null;
          has_gas_detection?: boolean | null;
          has_personnel_location?: boolean | null;
          has_special_work_module?: boolean | null;
          has_video?: boolean | null;
          id?: number;
          import_batch_id?: number | null;
          in_chem_park?: boolean | null;
          is_demonstration?: boolean;
          jurisdiction_id?: number;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          monitoring_online?: boolean | null;
          name?: string;
          operation_guarantor?: string | null;
          original_x?: number | null;
          original_y?: number | null;
          population_500m?: number | null;
          principal_guarantor?: string | null;
          process?: string | null;
          r_value?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          s_value?: number | null;
          sector_code?: string;
          source_row?: number | null;
          technical_guarantor?: string | null;
          town_code?: string | null;
          unit_kind?: Database['public']['Enums']['source_unit_kind'] | null;
          updated_at?: string;
          updated_by?: string | null;
          uscc?: string | null;
          valid_until?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'major_hazard_sources_adcode_fkey';
            columns: ['adcode'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'major_hazard_sources_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'enterprises';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'major_hazard_sources_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'map_enterprises';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'major_hazard_sources_import_batch_id_fkey';
            columns: ['import_batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'major_hazard_sources_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'major_hazard_sources_sector_code_fkey';
            columns: ['sector_code'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'major_hazard_sources_town_code_fkey';
            columns: ['town_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      map_removals: {
        Row: {
          change_xid: unknown;
          id: number;
          jurisdiction_id: number;
          kind: string;
          record_id: number;
          sector_code: string | null;
          town_code: string | null;
        };
        ComputedFields: never;
        Insert: {
          change_xid?: unknown;
          id?: never;
          jurisdiction_id: number;
          kind: string;
          record_id: number;
          sector_code?: string | null;
          town_code?: string | null;
        };
        Update: {
          change_xid?: unknown;
          id?: never;
          jurisdiction_id?: number;
          kind?: string;
          record_id?: number;
          sector_code?: string | null;
          town_code?: string | null;
        };
        Relationships: [];
      };
      notice_letters: {
        Row: {
          doc_no: string | null;
          hazard_id: number | null;
          id: number;
          issued_on: string;
          jurisdiction_id: number | null;
          outcome: string | null;
          replied_on: string | null;
          reply_due: string | null;
          type: string;
        };
        ComputedFields: never;
        Insert: {
          doc_no?: string | null;
          hazard_id?: number | null;
          id?: never;
          issued_on: string;
          jurisdiction_id?: number | null;
          outcome?: string | null;
          replied_on?: string | null;
          reply_due?: string | null;
          type: string;
        };
        Update: {
          doc_no?: string | null;
          hazard_id?: number | null;
          id?: never;
          issued_on?: string;
          jurisdiction_id?: number | null;
          outcome?: string | null;
          replied_on?: string | null;
          reply_due?: string | null;
          type?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notice_letters_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notice_letters_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'map_hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notice_letters_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      profiles: {
        Row: {
          created_at: string;
          created_by: string | null;
          department_id: number | null;
          display_name: string;
          email: string;
          is_demonstration: boolean;
          jurisdiction_ids: number[];
          must_change_password: boolean;
          role: Database['public']['Enums']['app_role'];
          sector_codes: string[];
          suspended_at: string | null;
          town_code: string | null;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          department_id?: number | null;
          display_name: string;
          email: string;
          is_demonstration?: boolean;
          jurisdiction_ids?: number[];
          must_change_password?: boolean;
          role: Database['public']['Enums']['app_role'];
          sector_codes?: string[];
          suspended_at?: string | null;
          town_code?: string | null;
          user_id: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          department_id?: number | null;
          display_name?: string;
          email?: string;
          is_demonstration?: boolean;
          jurisdiction_ids?: number[];
          must_change_password?: boolean;
          role?: Database['public']['Enums']['app_role'];
          sector_codes?: string[];
          suspended_at?: string | null;
          town_code?: string | null;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'profiles_department_id_fkey';
            columns: ['department_id'];
            isOneToOne: false;
            referencedRelation: 'departments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'profiles_town_code_fkey';
            columns: ['town_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      protection_zones: {
        Row: {
          geom: unknown;
          id: number;
          issued_on: string | null;
          kind: string;
          method: string;
          report_no: string | null;
          source_id: number;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          geom: unknown;
          id?: never;
          issued_on?: string | null;
          kind: string;
          method: string;
          report_no?: string | null;
          source_id: number;
          valid_to?: string | null;
        };
        Update: {
          geom?: unknown;
          id?: never;
          issued_on?: string | null;
          kind?: string;
          method?: string;
          report_no?: string | null;
          source_id?: number;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'protection_zones_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: false;
            referencedRelation: 'major_hazard_sources';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'protection_zones_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: false;
            referencedRelation: 'map_major_hazard_sources';
            referencedColumns: ['id'];
          },
        ];
      };
      record_history: {
        Row: {
          action: string;
          actor: string | null;
          after: Json | null;
          at: string;
          before: Json | null;
          id: number;
          jurisdiction_id: number;
          kind: string;
          record_id: number;
          sector_code: string | null;
          town_code: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          actor?: string | null;
          after?: Json | null;
          at?: string;
          before?: Json | null;
          id?: never;
          jurisdiction_id: number;
          kind: string;
          record_id: number;
          sector_code?: string | null;
          town_code?: string | null;
          version: number;
        };
        Update: {
          action?: string;
          actor?: string | null;
          after?: Json | null;
          at?: string;
          before?: Json | null;
          id?: never;
          jurisdiction_id?: number;
          kind?: string;
          record_id?: number;
          sector_code?: string | null;
          town_code?: string | null;
          version?: number;
        };
        Relationships: [];
      };
      sectors: {
        Row: {
          code: string;
          lead_department_id: number | null;
          lead_is_settled: boolean;
          name: string;
          name_en: string;
          number: number;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          lead_department_id?: number | null;
          lead_is_settled?: boolean;
          name: string;
          name_en: string;
          number: number;
        };
        Update: {
          code?: string;
          lead_department_id?: number | null;
          lead_is_settled?: boolean;
          name?: string;
          name_en?: string;
          number?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'sectors_lead_department_id_fkey';
            columns: ['lead_department_id'];
            isOneToOne: false;
            referencedRelation: 'departments';
            referencedColumns: ['id'];
          },
        ];
      };
      sensitive_receptors: {
        Row: {
          geom: unknown;
          id: number;
          is_demonstration: boolean;
          jurisdiction_id: number | null;
          kind: string;
          name: string;
          people_day: number | null;
          people_night: number | null;
          source: string | null;
        };
        ComputedFields: never;
        Insert: {
          geom: unknown;
          id?: never;
          is_demonstration?: boolean;
          jurisdiction_id?: number | null;
          kind: string;
          name: string;
          people_day?: number | null;
          people_night?: number | null;
          source?: string | null;
        };
        Update: {
          geom?: unknown;
          id?: never;
          is_demonstration?: boolean;
          jurisdiction_id?: number | null;
          kind?: string;
          name?: string;
          people_day?: number | null;
          people_night?: number | null;
          source?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'sensitive_receptors_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      source_assessments: {
        Row: {
          assessed_on: string;
          created_at: string;
          grade: Database['public']['Enums']['source_grade'] | null;
          id: number;
          inputs: NonNullable<Json>;
          r_value: number | null;
          s_value: number | null;
          source_id: number;
          standard: string;
        };
        ComputedFields: never;
        Insert: {
          assessed_on: string;
          created_at?: string;
          grade?: Database['public']['Enums']['source_grade'] | null;
          id?: never;
          inputs: NonNullable<Json>;
          r_value?: number | null;
          s_value?: number | null;
          source_id: number;
          standard?: string;
        };
        Update: {
          assessed_on?: string;
          created_at?: string;
          grade?: Database['public']['Enums']['source_grade'] | null;
          id?: never;
          inputs?: NonNullable<Json>;
          r_value?: number | null;
          s_value?: number | null;
          source_id?: number;
          standard?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'source_assessments_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: false;
            referencedRelation: 'major_hazard_sources';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'source_assessments_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: false;
            referencedRelation: 'map_major_hazard_sources';
            referencedColumns: ['id'];
          },
        ];
      };
      source_chemicals: {
        Row: {
          beta: number | null;
          cas: string | null;
          critical_quantity_t: number | null;
          design_maximum_t: number | null;
          hazard_class: string | null;
          id: number;
          name: string;
          source_id: number;
          state: string | null;
        };
        ComputedFields: never;
        Insert: {
          beta?: number | null;
          cas?: string | null;
          critical_quantity_t?: number | null;
          design_maximum_t?: number | null;
          hazard_class?: string | null;
          id?: never;
          name: string;
          source_id: number;
          state?: string | null;
        };
        Update: {
          beta?: number | null;
          cas?: string | null;
          critical_quantity_t?: number | null;
          design_maximum_t?: number | null;
          hazard_class?: string | null;
          id?: never;
          name?: string;
          source_id?: number;
          state?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'source_chemicals_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: false;
            referencedRelation: 'major_hazard_sources';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'source_chemicals_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: false;
            referencedRelation: 'map_major_hazard_sources';
            referencedColumns: ['id'];
          },
        ];
      };
      supervision_groups: {
        Row: {
          department_id: number | null;
          id: number;
          jurisdiction_ids: number[];
          leader: string | null;
          members: string | null;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          department_id?: number | null;
          id: number;
          jurisdiction_ids?: number[];
          leader?: string | null;
          members?: string | null;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          department_id?: number | null;
          id?: number;
          jurisdiction_ids?: number[];
          leader?: string | null;
          members?: string | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'supervision_groups_department_id_fkey';
            columns: ['department_id'];
            isOneToOne: false;
            referencedRelation: 'departments';
            referencedColumns: ['id'];
          },
        ];
      };
      suspensions: {
        Row: {
          checked_by: string | null;
          from_date: string;
          hazard_id: number;
          id: number;
          kind: string;
          order_no: string | null;
          resumed_on: string | null;
        };
        ComputedFields: never;
        Insert: {
          checked_by?: string | null;
          from_date: string;
          hazard_id: number;
          id?: never;
          kind: string;
          order_no?: string | null;
          resumed_on?: string | null;
        };
        Update: {
          checked_by?: string | null;
          from_date?: string;
          hazard_id?: number;
          id?: never;
          kind?: string;
          order_no?: string | null;
          resumed_on?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'suspensions_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'hazards';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'suspensions_hazard_id_fkey';
            columns: ['hazard_id'];
            isOneToOne: false;
            referencedRelation: 'map_hazards';
            referencedColumns: ['id'];
          },
        ];
      };
      tailings_dams: {
        Row: {
          adcode: string | null;
          address: string | null;
          change_xid: unknown;
          code: string | null;
          coordinate_system_in: Database['public']['Enums']['coordinate_system'] | null;
          created_at: string;
          created_by: string | null;
          current_height_m: number | null;
          current_volume_wan_m3: number | null;
          dam_class: Database['public']['Enums']['dam_class'] | null;
          dam_line: unknown;
          dam_method: Database['public']['Enums']['dam_method'] | null;
          declared_county_distance_m: number | null;
          design_height_m: number | null;
          design_volume_wan_m3: number | null;
          designed_years: number | null;
          downstream_path: unknown;
          enterprise_id: number | null;
          enterprise_name: string | null;
          extra: NonNullable<Json>;
          facilities_1km: string | null;
          geom: unknown;
          guarantor: string | null;
          guarantor_title: string | null;
          households_1km: number | null;
          id: number;
          import_batch_id: number | null;
          is_demonstration: boolean;
          is_expanded: boolean | null;
          is_overhead: boolean | null;
          jurisdiction_id: number;
          licence_no: string | null;
          licence_valid_to: string | null;
          location_accuracy_m: number | null;
          location_method: Database['public']['Enums']['location_method'] | null;
          location_verified_at: string | null;
          location_verified_by: string | null;
          mineral: string | null;
          name: string;
          online_monitoring: boolean | null;
          original_x: number | null;
          original_y: number | null;
          outline: unknown;
          overhead_basis: string | null;
          plan_no: string | null;
          relocated_households: number | null;
          relocation_total: number | null;
          retired_at: string | null;
          retired_reason: string | null;
          risk_assessed_on: string | null;
          risk_level: Database['public']['Enums']['risk_level'] | null;
          run_status: Database['public']['Enums']['run_status'];
          safety_degree: Database['public']['Enums']['safety_degree'] | null;
          sector_code: string;
          served_years: number | null;
          source_row: number | null;
          storage: Database['public']['Enums']['tailings_storage'] | null;
          toe_point: unknown;
          topography: Database['public']['Enums']['dam_topography'] | null;
          town_code: string | null;
          updated_at: string;
          updated_by: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          adcode?: string | null;
          address?: string | null;
          change_xid?: unknown;
          code?: string | null;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          current_height_m?: number | null;
          current_volume_wan_m3?: number | null;
          dam_class?: Database['public']['Enums']['dam_class'] | null;
          dam_line?: unknown;
          dam_method?: Database['public']['Enums']['dam_method'] | null;
          declared_county_distance_m?: number | null;
          design_height_m?: number | null;
          design_volume_wan_m3?: number | null;
          designed_years?: number | null;
          downstream_path?: unknown;
          enterprise_id?: number | null;
          enterprise_name?: string | null;
          extra?: NonNullable<Json>;
          facilities_1km?: string | null;
          geom?: unknown;
          guarantor?: string | null;
          guarantor_title?: string | null;
          households_1km?: number | null;
          id?: number;
          import_batch_id?: number | null;
          is_demonstration?: boolean;
          is_expanded?: boolean | null;
          is_overhead?: boolean | null;
          jurisdiction_id: number;
          licence_no?: string | null;
          licence_valid_to?: string | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          mineral?: string | null;
          name: string;
          online_monitoring?: boolean | null;
          original_x?: number | null;
          original_y?: number | null;
          outline?: unknown;
          overhead_basis?: string | null;
          plan_no?: string | null;
          relocated_households?: number | null;
          relocation_total?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          run_status: Database['public']['Enums']['run_status'];
          safety_degree?: Database['public']['Enums']['safety_degree'] | null;
          sector_code?: string;
          served_years?: number | null;
          source_row?: number | null;
          storage?: Database['public']['Enums']['tailings_storage'] | null;
          toe_point?: unknown;
          topography?: Database['public']['Enums']['dam_topography'] | null;
          town_code?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Update: {
          adcode?: string | null;
          address?: string | null;
          change_xid?: unknown;
          code?: string | null;
          coordinate_system_in?: Database['public']['Enums']['coordinate_system'] | null;
          created_at?: string;
          created_by?: string | null;
          current_height_m?: number | null;
          current_volume_wan_m3?: number | null;
          dam_class?: Database['public']['Enums']['dam_class'] | null;
          dam_line?: unknown;
          dam_method?: Database['public']['Enums']['dam_method'] | null;
          declared_county_distance_m?: number | null;
          design_height_m?: number | null;
          design_volume_wan_m3?: number | null;
          designed_years?: number | null;
          downstream_path?: unknown;
          enterprise_id?: number | null;
          enterprise_name?: string | null;
          extra?: NonNullable<Json>;
          facilities_1km?: string | null;
          geom?: unknown;
          guarantor?: string | null;
          guarantor_title?: string | null;
          households_1km?: number | null;
          id?: number;
          import_batch_id?: number | null;
          is_demonstration?: boolean;
          is_expanded?: boolean | null;
          is_overhead?: boolean | null;
          jurisdiction_id?: number;
          licence_no?: string | null;
          licence_valid_to?: string | null;
          location_accuracy_m?: number | null;
          location_method?: Database['public']['Enums']['location_method'] | null;
          location_verified_at?: string | null;
          location_verified_by?: string | null;
          mineral?: string | null;
          name?: string;
          online_monitoring?: boolean | null;
          original_x?: number | null;
          original_y?: number | null;
          outline?: unknown;
          overhead_basis?: string | null;
          plan_no?: string | null;
          relocated_households?: number | null;
          relocation_total?: number | null;
          retired_at?: string | null;
          retired_reason?: string | null;
          risk_assessed_on?: string | null;
          risk_level?: Database['public']['Enums']['risk_level'] | null;
          run_status?: Database['public']['Enums']['run_status'];
          safety_degree?: Database['public']['Enums']['safety_degree'] | null;
          sector_code?: string;
          served_years?: number | null;
          source_row?: number | null;
          storage?: Database['public']['Enums']['tailings_storage'] | null;
          toe_point?: unknown;
          topography?: Database['public']['Enums']['dam_topography'] | null;
          town_code?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'tailings_dams_adcode_fkey';
            columns: ['adcode'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'tailings_dams_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'enterprises';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tailings_dams_enterprise_id_fkey';
            columns: ['enterprise_id'];
            isOneToOne: false;
            referencedRelation: 'map_enterprises';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tailings_dams_import_batch_id_fkey';
            columns: ['import_batch_id'];
            isOneToOne: false;
            referencedRelation: 'import_batches';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tailings_dams_jurisdiction_id_fkey';
            columns: ['jurisdiction_id'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tailings_dams_sector_code_fkey';
            columns: ['sector_code'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'tailings_dams_town_code_fkey';
            columns: ['town_code'];
            isOneToOne: false;
            referencedRelation: 'areas';
            referencedColumns: ['code'];
          },
        ];
      };
      targets: {
        Row: {
          denominator: string | null;
          due_date: string | null;
          due_is_assumed: boolean;
          id: number;
          item_no: number;
          jurisdiction_ids: number[];
          metric_type: string;
          numerator_sql_key: string | null;
          owner_department_id: number | null;
          seed_text: string;
          source: string;
          target_value: number | null;
          text: string;
        };
        ComputedFields: never;
        Insert: {
          denominator?: string | null;
          due_date?: string | null;
          due_is_assumed?: boolean;
          id?: never;
          item_no: number;
          jurisdiction_ids?: number[];
          metric_type: string;
          numerator_sql_key?: string | null;
          owner_department_id?: number | null;
          seed_text: string;
          source?: string;
          target_value?: number | null;
          text: string;
        };
        Update: {
          denominator?: string | null;
          due_date?: string | null;
          due_is_assumed?: boolean;
          id?: never;
          item_no?: number;
          jurisdiction_ids?: number[];
          metric_type?: string;
          numerator_sql_key?: string | null;
          owner_department_id?: number | null;
          seed_text?: string;
          source?: string;
          target_value?: number | null;
          text?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'targets_owner_department_id_fkey';
            columns: ['owner_department_id'];
            isOneToOne: false;
            referencedRelation: 'departments';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      map_enterprises: {
        Row: {
          change_xid: unknown;
          county: number | null;
          highRisk: number | null;
          id: number;
          jurisdiction: number;
          lat: number | null;
          lon: number | null;
          risk: number | null;
          scale: number | null;
          sector: number | null;
          status: number | null;
          town: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'enterprises_jurisdiction_id_fkey';
            columns: ['jurisdiction'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      map_fire_key_units: {
        Row: {
          category: number | null;
          change_xid: unknown;
          county: number | null;
          id: number;
          jurisdiction: number;
          lat: number | null;
          level: number | null;
          lon: number | null;
          risk: number | null;
          sector: number | null;
          teamFilled: number;
          town: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'fire_key_units_jurisdiction_id_fkey';
            columns: ['jurisdiction'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      map_hazards: {
        Row: {
          change_xid: unknown;
          closedOn: number | null;
          county: number | null;
          dueOn: number | null;
          foundOn: number | null;
          grade: number | null;
          id: number;
          jurisdiction: number;
          lat: number | null;
          listedLevel: number | null;
          lon: number | null;
          relapses: number | null;
          sector: number | null;
          source: number | null;
          status: number | null;
          suspended: number | null;
          town: number | null;
          unitId: number | null;
          unitKind: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'hazards_jurisdiction_id_fkey';
            columns: ['jurisdiction'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      map_major_hazard_sources: {
        Row: {
          change_xid: unknown;
          county: number | null;
          grade: number | null;
          id: number;
          jurisdiction: number;
          lat: number | null;
          lon: number | null;
          risk: number | null;
          sector: number | null;
          town: number | null;
          unitKind: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'major_hazard_sources_jurisdiction_id_fkey';
            columns: ['jurisdiction'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
      map_tailings_dams: {
        Row: {
          change_xid: unknown;
          county: number | null;
          damClass: number | null;
          id: number;
          jurisdiction: number;
          lat: number | null;
          lon: number | null;
          overhead: number | null;
          risk: number | null;
          runStatus: number | null;
          sector: number | null;
          town: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'tailings_dams_jurisdiction_id_fkey';
            columns: ['jurisdiction'];
            isOneToOne: false;
            referencedRelation: 'jurisdictions';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Functions: {
      app_state: { Args: Record<PropertyKey, never>; Returns: Json };
      credit_code_check_digit_agrees: { Args: { code: string }; Returns: boolean };
      dam_class_of: {
        Args: { height_m: number; volume_wan_m3: number };
        Returns: Database['public']['Enums']['dam_class'];
      };
      import_batch: { Args: { batch: Json; records: Json }; Returns: Json };
      log_export: { Args: { detail: Json }; Returns: undefined };
      map_changed_kinds: { Args: { cursors: Json }; Returns: Json };
      map_changes: { Args: { cursor: string; kind: string }; Returns: unknown };
      map_snapshot: { Args: { kind: string }; Returns: unknown };
      map_snapshot_digest: { Args: { kind: string }; Returns: string };
      map_texts: { Args: { after: number; kind: string }; Returns: unknown };
      map_texts_of: { Args: { ids: number[]; kind: string }; Returns: unknown };
      mask_phone: { Args: { phone: string }; Returns: string };
      reveal_phone: { Args: { kind: string; record_id: number; slot: string }; Returns: string };
      source_grade_of: { Args: { r: number; s: number }; Returns: Database['public']['Enums']['source_grade'] };
    };
    Enums: {
      accident_grade: 'EXTRAORDINARY' | 'MAJOR' | 'CONSIDERABLE' | 'GENERAL';
      app_role:
        | 'city_leader'
        | 'safety_office'
        | 'analyst'
        | 'industry_dept'
        | 'supervision_group'
        | 'county_office'
        | 'township'
        | 'auditor';
      area_level: 'CITY' | 'COUNTY' | 'TOWN' | 'VILLAGE';
      coordinate_system: 'CGCS2000' | 'WGS84' | 'GCJ02' | 'BD09' | 'EPSG:4526' | 'EPSG:4547';
      dam_class: 'CLASS_1' | 'CLASS_2' | 'CLASS_3' | 'CLASS_4' | 'CLASS_5';
      dam_method: 'UPSTREAM' | 'CENTERLINE' | 'DOWNSTREAM' | 'ONE_STEP';
      dam_topography: 'VALLEY' | 'HILLSIDE' | 'RIVER_VALLEY' | 'FLAT';
      enterprise_scale: 'LARGE' | 'MEDIUM' | 'SMALL' | 'MICRO';
      enterprise_status: 'OPERATING' | 'SUSPENDED' | 'CLOSED' | 'REVOKED';
      fire_category: 'F01' | 'F02' | 'F03' | 'F04' | 'F05' | 'F06' | 'F07' | 'F08' | 'F09' | 'F10' | 'F11';
      fire_unit_level: 'LEVEL_1' | 'LEVEL_2' | 'LEVEL_3';
      hazard_category: 'PERSON' | 'MACHINE' | 'ENVIRONMENT' | 'MANAGEMENT';
      hazard_grade: 'MAJOR' | 'GENERAL';
      hazard_source:
        | 'SELF_CHECK'
        | 'DEPARTMENT_CHECK'
        | 'SUPERVISION_GROUP'
        | 'UNANNOUNCED_CHECK'
        | 'PUBLIC_REPORT'
        | 'EXPERT_CHECK'
        | 'SUPERIOR_ASSIGNED'
        | 'JOINT_CHECK'
        | 'CROSS_CHECK'
        | 'LOOKBACK'
        | 'MONITORING';
      hazard_status:
        | 'PENDING_VERIFY'
        | 'REJECTED'
        | 'REGISTERED'
        | 'ORDERED'
        | 'RECTIFYING'
        | 'REVIEW_PENDING'
        | 'CLOSE_APPROVAL'
        | 'CLOSED'
        | 'REOPENED';
      jurisdiction_kind: 'COUNTY' | 'ZONE';
      location_method: 'GPS' | 'MAP' | 'GEOCODED' | 'IMPORTED';
      risk_level: 'MAJOR' | 'CONSIDERABLE' | 'GENERAL' | 'LOW';
      risk_method: 'LEC' | 'LS' | 'RISK_MATRIX' | 'EXPERT';
      run_status:
        | 'UNDER_CONSTRUCTION'
        | 'CONSTRUCTION_STOPPED'
        | 'IN_USE'
        | 'OUT_OF_USE'
        | 'CLOSING'
        | 'CLOSED'
        | 'DEREGISTERED'
        | 'RE_MINING';
      safety_degree: 'CRITICAL' | 'DANGEROUS' | 'DEFECTIVE' | 'NORMAL';
      source_grade: 'GRADE_1' | 'GRADE_2' | 'GRADE_3' | 'GRADE_4';
      source_unit_kind: 'PRODUCTION' | 'STORAGE';
      standardization_grade: 'GRADE_1' | 'GRADE_2' | 'GRADE_3';
      supervision_level: 'PROVINCE' | 'CITY' | 'COUNTY';
      tailings_storage: 'WET' | 'DRY';
      warning_level: 'RED' | 'ORANGE' | 'YELLOW' | 'BLUE' | 'NORMAL';
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    keyof (DefaultSchema['Tables'] & DefaultSchema['Views']) | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {
      accident_grade: ['EXTRAORDINARY', 'MAJOR', 'CONSIDERABLE', 'GENERAL'],
      app_role: [
        'city_leader',
        'safety_office',
        'analyst',
        'industry_dept',
        'supervision_group',
        'county_office',
        'township',
        'auditor',
      ],
      area_level: ['CITY', 'COUNTY', 'TOWN', 'VILLAGE'],
      coordinate_system: ['CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'EPSG:4526', 'EPSG:4547'],
      dam_class: ['CLASS_1', 'CLASS_2', 'CLASS_3', 'CLASS_4', 'CLASS_5'],
      dam_method: ['UPSTREAM', 'CENTERLINE', 'DOWNSTREAM', 'ONE_STEP'],
      dam_topography: ['VALLEY', 'HILLSIDE', 'RIVER_VALLEY', 'FLAT'],
      enterprise_scale: ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'],
      enterprise_status: ['OPERATING', 'SUSPENDED', 'CLOSED', 'REVOKED'],
      fire_category: ['F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09', 'F10', 'F11'],
      fire_unit_level: ['LEVEL_1', 'LEVEL_2', 'LEVEL_3'],
      hazard_category: ['PERSON', 'MACHINE', 'ENVIRONMENT', 'MANAGEMENT'],
      hazard_grade: ['MAJOR', 'GENERAL'],
      hazard_source: [
        'SELF_CHECK',
        'DEPARTMENT_CHECK',
        'SUPERVISION_GROUP',
        'UNANNOUNCED_CHECK',
        'PUBLIC_REPORT',
        'EXPERT_CHECK',
        'SUPERIOR_ASSIGNED',
        'JOINT_CHECK',
        'CROSS_CHECK',
        'LOOKBACK',
        'MONITORING',
      ],
      hazard_status: [
        'PENDING_VERIFY',
        'REJECTED',
        'REGISTERED',
        'ORDERED',
        'RECTIFYING',
        'REVIEW_PENDING',
        'CLOSE_APPROVAL',
        'CLOSED',
        'REOPENED',
      ],
      jurisdiction_kind: ['COUNTY', 'ZONE'],
      location_method: ['GPS', 'MAP', 'GEOCODED', 'IMPORTED'],
      risk_level: ['MAJOR', 'CONSIDERABLE', 'GENERAL', 'LOW'],
      risk_method: ['LEC', 'LS', 'RISK_MATRIX', 'EXPERT'],
      run_status: [
        'UNDER_CONSTRUCTION',
        'CONSTRUCTION_STOPPED',
        'IN_USE',
        'OUT_OF_USE',
        'CLOSING',
        'CLOSED',
        'DEREGISTERED',
        'RE_MINING',
      ],
      safety_degree: ['CRITICAL', 'DANGEROUS', 'DEFECTIVE', 'NORMAL'],
      source_grade: ['GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4'],
      source_unit_kind: ['PRODUCTION', 'STORAGE'],
      standardization_grade: ['GRADE_1', 'GRADE_2', 'GRADE_3'],
      supervision_level: ['PROVINCE', 'CITY', 'COUNTY'],
      tailings_storage: ['WET', 'DRY'],
      warning_level: ['RED', 'ORANGE', 'YELLOW', 'BLUE', 'NORMAL'],
    },
  },
} as const;
