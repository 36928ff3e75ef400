-- of the migrations 7fa907d416a46bbb0b0e4c0216b2c6049c5e8a1431a9a609c3e0ba3a504ac54e
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;
CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_brief_is_never_deleted_c4a12() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_00c45() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_stopevent" ("area_id", "city", "fixable", "id", "inspection_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "struck_on", "what") SELECT old_values."area_id", old_values."city", old_values."fixable", old_values."id", old_values."inspection_id", old_values."order", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."struck_on", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0279b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_meetingevent" ("activity_id", "branch_id", "city", "closed_at", "day", "group_id", "host_id", "id", "kind", "made_at", "minutes", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "recorder_id", "signed_on", "signer_id", "starts_at", "state", "title") SELECT old_values."activity_id", old_values."branch_id", old_values."city", old_values."closed_at", old_values."day", old_values."group_id", old_values."host_id", old_values."id", old_values."kind", old_values."made_at", old_values."minutes", old_values."number", old_values."opened_at", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."reason", old_values."recorder_id", old_values."signed_on", old_values."signer_id", old_values."starts_at", old_values."state", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_07eeb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stock_placeevent" ("city", "closed_on", "division", "id", "key", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."city", old_values."closed_on", old_values."division", old_values."id", old_values."key", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0bfe4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "referrals_slipevent" ("city", "code", "due_at", "facts", "id", "issued_at", "issued_by", "issuer", "kind", "number", "outside_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "sent_how", "state", "subject_key", "subject_kind", "title", "to_name", "to_unit_id", "unit_id", "unit_name", "wanted", "withdrawn_at") SELECT old_values."city", old_values."code", old_values."due_at", old_values."facts", old_values."id", old_values."issued_at", old_values."issued_by", old_values."issuer", old_values."kind", old_values."number", old_values."outside_number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."sent_at", old_values."sent_how", old_values."state", old_values."subject_key", old_values."subject_kind", old_values."title", old_values."to_name", old_values."to_unit_id", old_values."unit_id", old_values."unit_name", old_values."wanted", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0c243() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_committeeseatevent" ("basis", "branch_id", "city", "from_on", "id", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."branch_id", old_values."city", old_values."from_on", old_values."id", old_values."office", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0eb03() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_companyevent" ("address", "city", "district", "ended_on", "exchange_id", "group_id", "id", "legal_name", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "started_on", "unit_id", "uscc") SELECT old_values."address", old_values."city", old_values."district", old_values."ended_on", old_values."exchange_id", old_values."group_id", old_values."id", old_values."legal_name", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."phone", old_values."started_on", old_values."unit_id", old_values."uscc" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0feec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_handoutevent" ("campaign_id", "city", "handed_at", "handed_by", "handed_on", "id", "late", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proxy_name", "proxy_reason", "receipt", "receipt_note", "return_reason", "returned_at", "returned_by", "signature_id", "unit_cost_fen") SELECT old_values."campaign_id", old_values."city", old_values."handed_at", old_values."handed_by", old_values."handed_on", old_values."id", old_values."late", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place_id", old_values."proxy_name", old_values."proxy_reason", old_values."receipt", old_values."receipt_note", old_values."return_reason", old_values."returned_at", old_values."returned_by", old_values."signature_id", old_values."unit_cost_fen" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_12615() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_attendanceevent" ("activity_id", "certificate", "city", "entered_at", "entered_by", "id", "in_at", "late", "minutes", "mode", "on", "out_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT old_values."activity_id", old_values."certificate", old_values."city", old_values."entered_at", old_values."entered_by", old_values."id", old_values."in_at", old_values."late", old_values."minutes", old_values."mode", old_values."on", old_values."out_at", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1299c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_trainingrecordevent" ("attendance_id", "candidate_id", "city", "from_on", "id", "minutes", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "to_on") SELECT old_values."attendance_id", old_values."candidate_id", old_values."city", old_values."from_on", old_values."id", old_values."minutes", old_values."organiser", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."title", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1316c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_awardevent" ("at", "city", "full", "id", "less", "number", "on", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "points", "source_key", "source_kind", "source_number", "state", "suspicion", "turn") SELECT old_values."at", old_values."city", old_values."full", old_values."id", old_values."less", old_values."number", old_values."on", old_values."outcome", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."points", old_values."source_key", old_values."source_kind", old_values."source_number", old_values."state", old_values."suspicion", old_values."turn" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1c600() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_errandevent" ("account", "after", "before", "city", "decided_at", "decided_by", "doubtful", "finding", "group", "id", "mended_on", "mending", "note", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reported_at", "state", "stop_id", "taken_at", "until") SELECT old_values."account", old_values."after", old_values."before", old_values."city", old_values."decided_at", old_values."decided_by", old_values."doubtful", old_values."finding", old_values."group", old_values."id", old_values."mended_on", old_values."mending", old_values."note", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."reported_at", old_values."state", old_values."stop_id", old_values."taken_at", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1d346() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "membership_partymemberevent" ("city", "ended_on", "formal_elsewhere", "id", "joined_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shows", "standing") SELECT old_values."city", old_values."ended_on", old_values."formal_elsewhere", old_values."id", old_values."joined_on", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."shows", old_values."standing" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1e8a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_helperevent" ("candidate_id", "city", "from_on", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."candidate_id", old_values."city", old_values."from_on", old_values."id", old_values."kind", old_values."member_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_3b6e7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_entryevent" ("city", "driver_id", "dropped_at", "fit", "has", "id", "lat", "lon", "note", "parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "scorecard_id", "season_id", "shares_phone", "state", "sticker", "sticker_index", "trained_on", "vehicle_id") SELECT old_values."city", old_values."driver_id", old_values."dropped_at", old_values."fit", old_values."has", old_values."id", old_values."lat", old_values."lon", old_values."note", old_values."parts", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."score", old_values."scorecard_id", old_values."season_id", old_values."shares_phone", old_values."state", old_values."sticker", old_values."sticker_index", old_values."trained_on", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_3ea89() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_signupevent" ("activity_id", "asked_at", "changed_at", "city", "id", "offered_until", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") SELECT old_values."activity_id", old_values."asked_at", old_values."changed_at", old_values."city", old_values."id", old_values."offered_until", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_3ecda() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_unitevent" ("approved_by", "city", "closed_on", "division", "id", "kind", "label", "name", "number", "opened_on", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."approved_by", old_values."city", old_values."closed_on", old_values."division", old_values."id", old_values."kind", old_values."label", old_values."name", old_values."number", old_values."opened_on", old_values."parent_id", old_values."path", _pgh_attached_context.value, NOW(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_4247c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_transferevent" ("across_province", "applied_on", "city", "direction", "from_branch_id", "from_name", "id", "letter", "made_at", "member_id", "national", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reminded_on", "returned", "sent_on", "state", "to_branch_id", "to_name", "valid_until") SELECT old_values."across_province", old_values."applied_on", old_values."city", old_values."direction", old_values."from_branch_id", old_values."from_name", old_values."id", old_values."letter", old_values."made_at", old_values."member_id", old_values."national", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."received_on", old_values."reminded_on", old_values."returned", old_values."sent_on", old_values."state", old_values."to_branch_id", old_values."to_name", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_43e7e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_fleetevent" ("about", "city", "district", "ended_on", "founded_on", "id", "kinds", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."about", old_values."city", old_values."district", old_values."ended_on", old_values."founded_on", old_values."id", old_values."kinds", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_45c4d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_driverevent" ("city", "district", "group_id", "id", "licence_class", "licence_first_on", "licence_valid_to", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "veteran") SELECT old_values."city", old_values."district", old_values."group_id", old_values."id", old_values."licence_class", old_values."licence_first_on", old_values."licence_valid_to", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."veteran" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_47620() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_seasonevent" ("author", "books_from", "books_to", "city", "companies", "hotline", "id", "if_late", "insurance", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "unit_id", "wanted", "wanted_backups") SELECT old_values."author", old_values."books_from", old_values."books_to", old_values."city", old_values."companies", old_values."hotline", old_values."id", old_values."if_late", old_values."insurance", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state", old_values."title", old_values."unit_id", old_values."wanted", old_values."wanted_backups" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_49036() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_legevent" ("boarded", "boarded_at", "booking_id", "city", "direction", "ended_at", "id", "locked_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "told", "wave_id") SELECT old_values."boarded", old_values."boarded_at", old_values."booking_id", old_values."city", old_values."direction", old_values."ended_at", old_values."id", old_values."locked_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state", old_values."told", old_values."wave_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_4c33d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_requestevent" ("asked_at", "asked_by", "city", "decided_at", "decided_by", "hours", "id", "kind", "minutes_left", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "snapshot_id", "state", "unit_id", "until") SELECT old_values."asked_at", old_values."asked_by", old_values."city", old_values."decided_at", old_values."decided_by", old_values."hours", old_values."id", old_values."kind", old_values."minutes_left", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."snapshot_id", old_values."state", old_values."unit_id", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_4e1ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "membership_contactevent" ("basis", "city", "driver_id", "from_on", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."city", old_values."driver_id", old_values."from_on", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_4f399() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_contractevent" ("city", "company_id", "driver_id", "from_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."city", old_values."company_id", old_values."driver_id", old_values."from_on", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_52cd1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_consultationevent" ("answer", "answered_at", "answered_by", "city", "completed_on", "ends_at", "follow_up_on", "followed_up_at", "id", "made_at", "mode", "note", "number", "offered_by", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "privacy", "public_answer", "public_question", "published_at", "question", "seat", "slot_id", "starts_at", "state", "subject") SELECT old_values."answer", old_values."answered_at", old_values."answered_by", old_values."city", old_values."completed_on", old_values."ends_at", old_values."follow_up_on", old_values."followed_up_at", old_values."id", old_values."made_at", old_values."mode", old_values."note", old_values."number", old_values."offered_by", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."privacy", old_values."public_answer", old_values."public_question", old_values."published_at", old_values."question", old_values."seat", old_values."slot_id", old_values."starts_at", old_values."state", old_values."subject" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5320d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_checkinevent" ("account", "at", "city", "id", "kind", "leg_id", "note", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_at", "taken_at", "trip_id", "way") SELECT old_values."account", old_values."at", old_values."city", old_values."id", old_values."kind", old_values."leg_id", old_values."note", old_values."people", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."phone_at", old_values."taken_at", old_values."trip_id", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_54090() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_enrolmentevent" ("areas", "asked_at", "checked_by", "checked_on", "city", "driver_id", "equipment", "fleet_id", "from_on", "id", "inspected_to", "insured_to", "kinds", "paused_until", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "skills", "state", "to_on", "vehicle_id") SELECT old_values."areas", old_values."asked_at", old_values."checked_by", old_values."checked_on", old_values."city", old_values."driver_id", old_values."equipment", old_values."fleet_id", old_values."from_on", old_values."id", old_values."inspected_to", old_values."insured_to", old_values."kinds", old_values."paused_until", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."skills", old_values."state", old_values."to_on", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_54919() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_visitevent" ("account", "came_at", "city", "count", "flags", "group", "hour", "id", "made_at", "note", "on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "satisfied", "services", "station_id", "struck_at", "way") SELECT old_values."account", old_values."came_at", old_values."city", old_values."count", old_values."flags", old_values."group", old_values."hour", old_values."id", old_values."made_at", old_values."note", old_values."on", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."satisfied", old_values."services", old_values."station_id", old_values."struck_at", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_55ed0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_leadevent" ("city", "fleet_id", "from_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "to_on") SELECT old_values."city", old_values."fleet_id", old_values."from_on", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."seat", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_56866() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidateletterevent" ("answer", "answered_on", "candidate_id", "city", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_by", "sent_on", "to_kind", "to_name") SELECT old_values."answer", old_values."answered_on", old_values."candidate_id", old_values."city", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."sent_by", old_values."sent_on", old_values."to_kind", old_values."to_name" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_57567() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_rideincidentevent" ("aboard", "at", "city", "id", "kind", "lat", "lon", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_at", "settled_at", "settled_by", "state", "text", "trip_id") SELECT old_values."aboard", old_values."at", old_values."city", old_values."id", old_values."kind", old_values."lat", old_values."lon", old_values."number", old_values."outcome", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."phone_at", old_values."settled_at", old_values."settled_by", old_values."state", old_values."text", old_values."trip_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_57ce9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_bookingevent" ("account", "called", "cancelled_at", "city", "division", "edition", "guardian", "id", "lat", "link_index", "lon", "made_at", "need_words", "needs", "number", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "phone_last4", "pickup", "point_id", "queued_at", "season_id", "state", "wave_id", "way") SELECT old_values."account", old_values."called", old_values."cancelled_at", old_values."city", old_values."division", old_values."edition", old_values."guardian", old_values."id", old_values."lat", old_values."link_index", old_values."lon", old_values."made_at", old_values."need_words", old_values."needs", old_values."number", old_values."party", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."phone", old_values."phone_index", old_values."phone_last4", old_values."pickup", old_values."point_id", old_values."queued_at", old_values."season_id", old_values."state", old_values."wave_id", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_591c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_faultevent" ("answer", "appeal", "city", "id", "kind", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_on", "settled_on", "state", "station_id", "text") SELECT old_values."answer", old_values."appeal", old_values."city", old_values."id", old_values."kind", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reported_on", old_values."settled_on", old_values."state", old_values."station_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5be82() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_inspectionevent" ("city", "community", "division", "first", "id", "last", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "unit_id") SELECT old_values."city", old_values."community", old_values."division", old_values."first", old_values."id", old_values."last", old_values."note", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5db05() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_eligibleevent" ("campaign_id", "city", "decided_at", "decided_by", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "removed") SELECT old_values."campaign_id", old_values."city", old_values."decided_at", old_values."decided_by", old_values."id", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reasons", old_values."removed" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_62373() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_floatingevent" ("branch_id", "city", "ended_on", "flow", "handbook", "id", "last_contact_on", "lost_since", "member_id", "note", "other_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reminded_on", "since", "state") SELECT old_values."branch_id", old_values."city", old_values."ended_on", old_values."flow", old_values."handbook", old_values."id", old_values."last_contact_on", old_values."lost_since", old_values."member_id", old_values."note", old_values."other_side", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."reminded_on", old_values."since", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_63998() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_incidentevent" ("at", "city", "id", "kind", "lat", "lon", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_at", "settled_at", "settled_by", "state", "text", "trip_id") SELECT old_values."at", old_values."city", old_values."id", old_values."kind", old_values."lat", old_values."lon", old_values."number", old_values."outcome", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."phone_at", old_values."settled_at", old_values."settled_by", old_values."state", old_values."text", old_values."trip_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_6a7cc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_steprecordevent" ("candidate_id", "city", "done_on", "extend_months", "form_number", "id", "notice_from", "notice_to", "opinions", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "reference", "resolution_id", "round", "rule", "stands", "step", "void_reason", "voided_at", "votes", "warned", "words") SELECT old_values."candidate_id", old_values."city", old_values."done_on", old_values."extend_months", old_values."form_number", old_values."id", old_values."notice_from", old_values."notice_to", old_values."opinions", old_values."outcome", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."recorded_at", old_values."recorded_by", old_values."reference", old_values."resolution_id", old_values."round", old_values."rule", old_values."stands", old_values."step", old_values."void_reason", old_values."voided_at", old_values."votes", old_values."warned", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_6ae07() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_groupplaceevent" ("basis", "city", "from_on", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."city", old_values."from_on", old_values."group_id", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_6d4b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_helpevent" ("city", "confirmed_at", "corrects_id", "given_on", "giver", "id", "kind", "number", "objected_at", "objection", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "receipt_note", "recorded_at", "recorded_by", "signature_id", "unit_id", "void_reason", "voided_at", "what") SELECT old_values."city", old_values."confirmed_at", old_values."corrects_id", old_values."given_on", old_values."giver", old_values."id", old_values."kind", old_values."number", old_values."objected_at", old_values."objection", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."receipt", old_values."receipt_note", old_values."recorded_at", old_values."recorded_by", old_values."signature_id", old_values."unit_id", old_values."void_reason", old_values."voided_at", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_70f07() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_areaevent" ("city", "closed_on", "division", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."city", old_values."closed_on", old_values."division", old_values."id", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_72c76() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_slotevent" ("city", "consultant", "ends_at", "id", "mode", "opened_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "seats", "starts_at", "state", "subject", "unit_id") SELECT old_values."city", old_values."consultant", old_values."ends_at", old_values."id", old_values."mode", old_values."opened_by", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."reason", old_values."seats", old_values."starts_at", old_values."state", old_values."subject", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_7843e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_tariffevent" ("account", "city", "id", "made_at", "monthly_cap", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "repeats", "since") SELECT old_values."account", old_values."city", old_values."id", old_values."made_at", old_values."monthly_cap", old_values."note", old_values."outcome", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."points", old_values."repeats", old_values."since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_7d5e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_campaignevent" ("approved_at", "approved_by", "author", "budget_fen", "city", "companies", "contents", "districts", "from_on", "groups", "handed", "id", "number", "operating_months", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refreshed_at", "season", "state", "title", "to_on", "unit_cost_fen", "unit_id") SELECT old_values."approved_at", old_values."approved_by", old_values."author", old_values."budget_fen", old_values."city", old_values."companies", old_values."contents", old_values."districts", old_values."from_on", old_values."groups", old_values."handed", old_values."id", old_values."number", old_values."operating_months", old_values."pack_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."refreshed_at", old_values."season", old_values."state", old_values."title", old_values."to_on", old_values."unit_cost_fen", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_7dd80() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_titleevent" ("basis", "city", "end_reason", "ended_on", "from_on", "id", "kind", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on", "unit_id") SELECT old_values."basis", old_values."city", old_values."end_reason", old_values."ended_on", old_values."from_on", old_values."id", old_values."kind", old_values."name", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_7e352() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "honours_honourevent" ("announced_at", "answered_at", "citation", "city", "from_on", "id", "number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by", "span", "state", "title", "to_on", "unit_id") SELECT old_values."announced_at", old_values."answered_at", old_values."citation", old_values."city", old_values."from_on", old_values."id", old_values."number", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."proposed_at", old_values."proposed_by", old_values."span", old_values."state", old_values."title", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_7e892() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_applicationevent" ("answer", "born", "branch_id", "candidate_id", "channel", "city", "decided_by", "decided_on", "floating", "handed_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "words") SELECT old_values."answer", old_values."born", old_values."branch_id", old_values."candidate_id", old_values."channel", old_values."city", old_values."decided_by", old_values."decided_on", old_values."floating", old_values."handed_on", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_82d3d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_stationevent" ("address", "amenities", "capacity", "charging", "city", "closed_on", "company_id", "datum", "division", "functions", "hours", "id", "kind", "lat", "level", "lon", "name", "number", "opened_on", "operator_id", "parking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "serves_trucks", "truck_spaces") SELECT old_values."address", old_values."amenities", old_values."capacity", old_values."charging", old_values."city", old_values."closed_on", old_values."company_id", old_values."datum", old_values."division", old_values."functions", old_values."hours", old_values."id", old_values."kind", old_values."lat", old_values."level", old_values."lon", old_values."name", old_values."number", old_values."opened_on", old_values."operator_id", old_values."parking", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."phone", old_values."serves_trucks", old_values."truck_spaces" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_85b01() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_tripevent" ("ask_id", "city", "closed_by", "finished_at", "id", "metres", "minutes", "mission_id", "number", "on", "people", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_metres", "reason", "runs", "started_at", "state", "vehicle_id") SELECT old_values."ask_id", old_values."city", old_values."closed_by", old_values."finished_at", old_values."id", old_values."metres", old_values."minutes", old_values."mission_id", old_values."number", old_values."on", old_values."people", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."planned_metres", old_values."reason", old_values."runs", old_values."started_at", old_values."state", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_881a2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_qualificationevent" ("city", "from_on", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "to_on") SELECT old_values."city", old_values."from_on", old_values."id", old_values."kind", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."source", old_values."title", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_8ef82() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stock_itemevent" ("city", "closed_on", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit") SELECT old_values."city", old_values."closed_on", old_values."id", old_values."kind", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_905aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postevent" ("basis", "below", "city", "from_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "to_on", "unit_id") SELECT old_values."basis", old_values."below", old_values."city", old_values."from_on", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."role", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_91120() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidatepaperevent" ("added_by", "added_on", "candidate_id", "city", "id", "kind", "moved_from_id", "moved_reason", "own", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "title") SELECT old_values."added_by", old_values."added_on", old_values."candidate_id", old_values."city", old_values."id", old_values."kind", old_values."moved_from_id", old_values."moved_reason", old_values."own", old_values."paper_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."removed_on", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_940f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_tripevent" ("city", "departed_at", "done_on", "ends_at", "entry_id", "id", "metres", "number", "on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "seq", "starts_at", "state") SELECT old_values."city", old_values."departed_at", old_values."done_on", old_values."ends_at", old_values."entry_id", old_values."id", old_values."metres", old_values."number", old_values."on", old_values."people", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."plan_id", old_values."seq", old_values."starts_at", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_95af3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_planevent" ("after_id", "author", "backups", "boarding", "buffer", "cars", "city", "detour", "direction", "fetched", "goal", "id", "made_at", "metres", "metres_spread", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by", "seconds", "served", "slack", "spread", "state", "stop_asked", "tight", "travel", "vehicles", "version", "wave_id", "why", "words") SELECT old_values."after_id", old_values."author", old_values."backups", old_values."boarding", old_values."buffer", old_values."cars", old_values."city", old_values."detour", old_values."direction", old_values."fetched", old_values."goal", old_values."id", old_values."made_at", old_values."metres", old_values."metres_spread", old_values."people", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."published_at", old_values."published_by", old_values."seconds", old_values."served", old_values."slack", old_values."spread", old_values."state", old_values."stop_asked", old_values."tight", old_values."travel", old_values."vehicles", old_values."version", old_values."wave_id", old_values."why", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_96275() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_scoreappealevent" ("answer", "answered_at", "answered_by", "city", "entry_id", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") SELECT old_values."answer", old_values."answered_at", old_values."answered_by", old_values."city", old_values."entry_id", old_values."id", old_values."made_at", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_9d6ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_backboneentryevent" ("chosen", "city", "facts", "id", "meets", "of_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT old_values."chosen", old_values."city", old_values."facts", old_values."id", old_values."meets", old_values."of_id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_9eb17() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_snapshotevent" ("account", "accuracy", "answer", "answered_at", "answers", "area_id", "basis", "category_id", "cell", "channel", "city", "closed_at", "designated", "disposal", "disposed_at", "disposed_by", "disposer_id", "division", "due", "filed_at", "filed_by", "flags", "group", "id", "lat", "lon", "made_at", "merged_into_id", "note", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "provisional", "reckoning", "refusal", "reopened", "reporter_id", "returns", "round", "shot_at", "shown_at", "source", "state", "state_before", "unit_id") SELECT old_values."account", old_values."accuracy", old_values."answer", old_values."answered_at", old_values."answers", old_values."area_id", old_values."basis", old_values."category_id", old_values."cell", old_values."channel", old_values."city", old_values."closed_at", old_values."designated", old_values."disposal", old_values."disposed_at", old_values."disposed_by", old_values."disposer_id", old_values."division", old_values."due", old_values."filed_at", old_values."filed_by", old_values."flags", old_values."group", old_values."id", old_values."lat", old_values."lon", old_values."made_at", old_values."merged_into_id", old_values."note", old_values."number", old_values."outcome", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."provisional", old_values."reckoning", old_values."refusal", old_values."reopened", old_values."reporter_id", old_values."returns", old_values."round", old_values."shot_at", old_values."shown_at", old_values."source", old_values."state", old_values."state_before", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_a0909() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_missionevent" ("accepted", "area", "called_at", "city", "closed_at", "day", "drive_id", "ends_at", "equipment", "fleet_id", "id", "kind", "lat", "lon", "made_at", "made_by", "needed", "next_wave_at", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "reserve", "seats", "skills", "starts_at", "state", "title", "unit_id", "wave") SELECT old_values."accepted", old_values."area", old_values."called_at", old_values."city", old_values."closed_at", old_values."day", old_values."drive_id", old_values."ends_at", old_values."equipment", old_values."fleet_id", old_values."id", old_values."kind", old_values."lat", old_values."lon", old_values."made_at", old_values."made_by", old_values."needed", old_values."next_wave_at", old_values."note", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."reason", old_values."reserve", old_values."seats", old_values."skills", old_values."starts_at", old_values."state", old_values."title", old_values."unit_id", old_values."wave" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_b1fa4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_duesentryevent" ("amount_fen", "branch_id", "city", "id", "made_by", "member_id", "month", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt") SELECT old_values."amount_fen", old_values."branch_id", old_values."city", old_values."id", old_values."made_by", old_values."member_id", old_values."month", old_values."paid_on", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."receipt" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_b5b82() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_backbonelistevent" ("as_of", "basis", "city", "criteria_id", "decided_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id") SELECT old_values."as_of", old_values."basis", old_values."city", old_values."criteria_id", old_values."decided_on", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_bdd55() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_areacellevent" ("area_id", "cell", "city", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."area_id", old_values."cell", old_values."city", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c302a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_permitevent" ("area", "city", "company_id", "driver_id", "id", "issuer", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_on", "valid_from", "valid_to", "vehicle_id") SELECT old_values."area", old_values."city", old_values."company_id", old_values."driver_id", old_values."id", old_values."issuer", old_values."kind", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."revoked_on", old_values."valid_from", old_values."valid_to", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c4fca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_attendeeevent" ("arrived_at", "city", "consent", "consent_on", "excluded", "id", "leave", "left_at", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat") SELECT old_values."arrived_at", old_values."city", old_values."consent", old_values."consent_on", old_values."excluded", old_values."id", old_values."leave", old_values."left_at", old_values."meeting_id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."seat" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c55ad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_askevent" ("answered_at", "asked_at", "city", "enrolment_id", "id", "mission_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "reserve", "said", "standing_by", "state", "vehicle_id", "wave") SELECT old_values."answered_at", old_values."asked_at", old_values."city", old_values."enrolment_id", old_values."id", old_values."mission_id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reasons", old_values."reserve", old_values."said", old_values."standing_by", old_values."state", old_values."vehicle_id", old_values."wave" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c9689() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_dutyevent" ("area_id", "category_id", "city", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."area_id", old_values."category_id", old_values."city", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_cbd81() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_vehicleserviceevent" ("city", "company_id", "from_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on", "vehicle_id") SELECT old_values."city", old_values."company_id", old_values."from_on", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d181c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "membership_membershipevent" ("basis", "bond", "branch_id", "city", "from_on", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."bond", old_values."branch_id", old_values."city", old_values."from_on", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d3857() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "honours_servicerecordevent" ("city", "ends_at", "id", "kind", "metres", "minutes", "on", "people", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "source", "starts_at", "title", "trips", "unit_id", "void_reason", "voided_at") SELECT old_values."city", old_values."ends_at", old_values."id", old_values."kind", old_values."metres", old_values."minutes", old_values."on", old_values."people", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."recorded_at", old_values."recorded_by", old_values."source", old_values."starts_at", old_values."title", old_values."trips", old_values."unit_id", old_values."void_reason", old_values."voided_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d6109() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_resolutionevent" ("abstain", "ballot_id", "branch_id", "candidate_id", "city", "eligible", "id", "invalid", "made_at", "matter", "meeting_id", "months", "national", "no", "note", "number", "on", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "rules", "signed_on", "signer_id", "subject", "words", "written", "yes") SELECT old_values."abstain", old_values."ballot_id", old_values."branch_id", old_values."candidate_id", old_values."city", old_values."eligible", old_values."id", old_values."invalid", old_values."made_at", old_values."matter", old_values."meeting_id", old_values."months", old_values."national", old_values."no", old_values."note", old_values."number", old_values."on", old_values."passed", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."present", old_values."rules", old_values."signed_on", old_values."signer_id", old_values."subject", old_values."words", old_values."written", old_values."yes" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d7088() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidateevent" ("accepted_on", "activist_on", "applied_on", "approval_reason", "approval_until", "archived_on", "branch_id", "city", "end_reason", "ended_on", "floating", "id", "next_due", "next_step", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "probation_from", "probation_to", "round", "stage") SELECT old_values."accepted_on", old_values."activist_on", old_values."applied_on", old_values."approval_reason", old_values."approval_until", old_values."archived_on", old_values."branch_id", old_values."city", old_values."end_reason", old_values."ended_on", old_values."floating", old_values."id", old_values."next_due", old_values."next_step", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."probation_from", old_values."probation_to", old_values."round", old_values."stage" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_dcc28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_poolevent" ("about", "city", "closed_on", "goal", "id", "kind", "number", "opened_on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_on", "state", "title", "unit_id") SELECT old_values."about", old_values."city", old_values."closed_on", old_values."goal", old_values."id", old_values."kind", old_values."number", old_values."opened_on", old_values."outcome", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reported_on", old_values."state", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_deb4e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_approverevent" ("basis", "body", "branch_id", "city", "from_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on", "unit_id") SELECT old_values."basis", old_values."body", old_values."branch_id", old_values."city", old_values."from_on", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e02d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_transportevent" ("alight_by", "board_from", "board_to", "city", "coldest", "from_lat", "from_lon", "from_place", "id", "load", "made_at", "made_by", "mission_id", "needs", "number", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requester", "state", "to_lat", "to_lon", "to_place", "trip_id", "unserved", "warmest", "what") SELECT old_values."alight_by", old_values."board_from", old_values."board_to", old_values."city", old_values."coldest", old_values."from_lat", old_values."from_lon", old_values."from_place", old_values."id", old_values."load", old_values."made_at", old_values."made_by", old_values."mission_id", old_values."needs", old_values."number", old_values."party", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."requester", old_values."state", old_values."to_lat", old_values."to_lon", old_values."to_place", old_values."trip_id", old_values."unserved", old_values."warmest", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e146e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_goodevent" ("about", "city", "closed_on", "id", "item", "monthly_limit", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points") SELECT old_values."about", old_values."city", old_values."closed_on", old_values."id", old_values."item", old_values."monthly_limit", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."points" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e1b36() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_categoryevent" ("city", "closing", "code", "family", "filing", "hours", "icon", "id", "kind", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "radius", "retired_on", "stop", "words") SELECT old_values."city", old_values."closing", old_values."code", old_values."family", old_values."filing", old_values."hours", old_values."icon", old_values."id", old_values."kind", old_values."name", old_values."name_en", old_values."order", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."questions", old_values."radius", old_values."retired_on", old_values."stop", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_eb016() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_appraisalevent" ("branch_id", "city", "grade", "id", "made_by", "meeting_id", "member_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT old_values."branch_id", old_values."city", old_values."grade", old_values."id", old_values."made_by", old_values."meeting_id", old_values."member_id", old_values."note", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f0631() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_budgetevent" ("city", "first", "id", "last", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points") SELECT old_values."city", old_values."first", old_values."id", old_values."last", old_values."note", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."points" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f411c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_vehicleevent" ("brand", "city", "colour", "district", "fuel", "group_id", "id", "mileage_km", "model", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plate", "plate_colour", "registered_on", "seats", "vin") SELECT old_values."brand", old_values."city", old_values."colour", old_values."district", old_values."fuel", old_values."group_id", old_values."id", old_values."mileage_km", old_values."model", old_values."owner_name", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."plate", old_values."plate_colour", old_values."registered_on", old_values."seats", old_values."vin" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f6ea2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_reviewevent" ("by_member_id", "candidate_id", "city", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "probation", "recorded_at", "recorded_by", "words") SELECT old_values."by_member_id", old_values."candidate_id", old_values."city", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."probation", old_values."recorded_at", old_values."recorded_by", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f7dd9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidatemoveevent" ("asked_by", "asked_on", "candidate_id", "city", "decided_by", "decided_on", "from_branch_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "to_branch_id") SELECT old_values."asked_by", old_values."asked_on", old_values."candidate_id", old_values."city", old_values."decided_by", old_values."decided_on", old_values."from_branch_id", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reason", old_values."state", old_values."to_branch_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f981d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_needevent" ("account", "answer", "appeal", "city", "group", "heard_on", "id", "kind", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "state", "station_id", "text", "wants_appeal") SELECT old_values."account", old_values."answer", old_values."appeal", old_values."city", old_values."group", old_values."heard_on", old_values."id", old_values."kind", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."settled_on", old_values."state", old_values."station_id", old_values."text", old_values."wants_appeal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_fa694() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_checkevent" ("answered_at", "asked_at", "city", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "snapshot_id", "state", "until") SELECT old_values."answered_at", old_values."asked_at", old_values."city", old_values."id", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."round", old_values."snapshot_id", old_values."state", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_faa1f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_redemptionevent" ("at", "city", "good_id", "handed_by", "id", "number", "on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "place_name", "points", "return_reason", "returned_at", "returned_by", "unit_id") SELECT old_values."at", old_values."city", old_values."good_id", old_values."handed_by", old_values."id", old_values."number", old_values."on", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place", old_values."place_name", old_values."points", old_values."return_reason", old_values."returned_at", old_values."returned_by", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_entries_stay_91431() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_figure_stays_4ccce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_issued_brief_goes_nowhere_back_25f44() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_issued_brief_stays_b7335() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_places_stay_568ca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_printed_slip_stays_1a00f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_seals_stay_cfb06() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_slip_answer_stays_c51d7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_slip_is_never_deleted_82a9b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_01b43() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_reviewevent" ("by_member_id", "candidate_id", "city", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "probation", "recorded_at", "recorded_by", "words") SELECT old_values."by_member_id", old_values."candidate_id", old_values."city", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."probation", old_values."recorded_at", old_values."recorded_by", old_values."words" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_05b7b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_stationevent" ("address", "amenities", "capacity", "charging", "city", "closed_on", "company_id", "datum", "division", "functions", "hours", "id", "kind", "lat", "level", "lon", "name", "number", "opened_on", "operator_id", "parking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "serves_trucks", "truck_spaces") SELECT old_values."address", old_values."amenities", old_values."capacity", old_values."charging", old_values."city", old_values."closed_on", old_values."company_id", old_values."datum", old_values."division", old_values."functions", old_values."hours", old_values."id", old_values."kind", old_values."lat", old_values."level", old_values."lon", old_values."name", old_values."number", old_values."opened_on", old_values."operator_id", old_values."parking", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."phone", old_values."serves_trucks", old_values."truck_spaces" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_07225() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stock_placeevent" ("city", "closed_on", "division", "id", "key", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."city", old_values."closed_on", old_values."division", old_values."id", old_values."key", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_081b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_eligibleevent" ("campaign_id", "city", "decided_at", "decided_by", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "removed") SELECT old_values."campaign_id", old_values."city", old_values."decided_at", old_values."decided_by", old_values."id", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reasons", old_values."removed" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_0ce20() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_redemptionevent" ("at", "city", "good_id", "handed_by", "id", "number", "on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "place_name", "points", "return_reason", "returned_at", "returned_by", "unit_id") SELECT old_values."at", old_values."city", old_values."good_id", old_values."handed_by", old_values."id", old_values."number", old_values."on", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."place_name", old_values."points", old_values."return_reason", old_values."returned_at", old_values."returned_by", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_13035() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_errandevent" ("account", "after", "before", "city", "decided_at", "decided_by", "doubtful", "finding", "group", "id", "mended_on", "mending", "note", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reported_at", "state", "stop_id", "taken_at", "until") SELECT old_values."account", old_values."after", old_values."before", old_values."city", old_values."decided_at", old_values."decided_by", old_values."doubtful", old_values."finding", old_values."group", old_values."id", old_values."mended_on", old_values."mending", old_values."note", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason", old_values."reported_at", old_values."state", old_values."stop_id", old_values."taken_at", old_values."until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_133ff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_backboneentryevent" ("chosen", "city", "facts", "id", "meets", "of_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT old_values."chosen", old_values."city", old_values."facts", old_values."id", old_values."meets", old_values."of_id", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_14933() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_askevent" ("answered_at", "asked_at", "city", "enrolment_id", "id", "mission_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "reserve", "said", "standing_by", "state", "vehicle_id", "wave") SELECT old_values."answered_at", old_values."asked_at", old_values."city", old_values."enrolment_id", old_values."id", old_values."mission_id", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reasons", old_values."reserve", old_values."said", old_values."standing_by", old_values."state", old_values."vehicle_id", old_values."wave" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_176c1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_campaignevent" ("approved_at", "approved_by", "author", "budget_fen", "city", "companies", "contents", "districts", "from_on", "groups", "handed", "id", "number", "operating_months", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refreshed_at", "season", "state", "title", "to_on", "unit_cost_fen", "unit_id") SELECT old_values."approved_at", old_values."approved_by", old_values."author", old_values."budget_fen", old_values."city", old_values."companies", old_values."contents", old_values."districts", old_values."from_on", old_values."groups", old_values."handed", old_values."id", old_values."number", old_values."operating_months", old_values."pack_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."refreshed_at", old_values."season", old_values."state", old_values."title", old_values."to_on", old_values."unit_cost_fen", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_18f0c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_poolevent" ("about", "city", "closed_on", "goal", "id", "kind", "number", "opened_on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_on", "state", "title", "unit_id") SELECT old_values."about", old_values."city", old_values."closed_on", old_values."goal", old_values."id", old_values."kind", old_values."number", old_values."opened_on", old_values."outcome", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reported_on", old_values."state", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_1b420() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "honours_servicerecordevent" ("city", "ends_at", "id", "kind", "metres", "minutes", "on", "people", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "source", "starts_at", "title", "trips", "unit_id", "void_reason", "voided_at") SELECT old_values."city", old_values."ends_at", old_values."id", old_values."kind", old_values."metres", old_values."minutes", old_values."on", old_values."people", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."recorded_at", old_values."recorded_by", old_values."source", old_values."starts_at", old_values."title", old_values."trips", old_values."unit_id", old_values."void_reason", old_values."voided_at" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_1b6d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_contractevent" ("city", "company_id", "driver_id", "from_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."city", old_values."company_id", old_values."driver_id", old_values."from_on", old_values."id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_1e6cf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_entryevent" ("city", "driver_id", "dropped_at", "fit", "has", "id", "lat", "lon", "note", "parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "scorecard_id", "season_id", "shares_phone", "state", "sticker", "sticker_index", "trained_on", "vehicle_id") SELECT old_values."city", old_values."driver_id", old_values."dropped_at", old_values."fit", old_values."has", old_values."id", old_values."lat", old_values."lon", old_values."note", old_values."parts", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."score", old_values."scorecard_id", old_values."season_id", old_values."shares_phone", old_values."state", old_values."sticker", old_values."sticker_index", old_values."trained_on", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_2b354() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_steprecordevent" ("candidate_id", "city", "done_on", "extend_months", "form_number", "id", "notice_from", "notice_to", "opinions", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "reference", "resolution_id", "round", "rule", "stands", "step", "void_reason", "voided_at", "votes", "warned", "words") SELECT old_values."candidate_id", old_values."city", old_values."done_on", old_values."extend_months", old_values."form_number", old_values."id", old_values."notice_from", old_values."notice_to", old_values."opinions", old_values."outcome", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."recorded_at", old_values."recorded_by", old_values."reference", old_values."resolution_id", old_values."round", old_values."rule", old_values."stands", old_values."step", old_values."void_reason", old_values."voided_at", old_values."votes", old_values."warned", old_values."words" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_38e6d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "membership_contactevent" ("basis", "city", "driver_id", "from_on", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."city", old_values."driver_id", old_values."from_on", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_396b2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_vehicleserviceevent" ("city", "company_id", "from_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on", "vehicle_id") SELECT old_values."city", old_values."company_id", old_values."from_on", old_values."id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_3e802() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_planevent" ("after_id", "author", "backups", "boarding", "buffer", "cars", "city", "detour", "direction", "fetched", "goal", "id", "made_at", "metres", "metres_spread", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by", "seconds", "served", "slack", "spread", "state", "stop_asked", "tight", "travel", "vehicles", "version", "wave_id", "why", "words") SELECT old_values."after_id", old_values."author", old_values."backups", old_values."boarding", old_values."buffer", old_values."cars", old_values."city", old_values."detour", old_values."direction", old_values."fetched", old_values."goal", old_values."id", old_values."made_at", old_values."metres", old_values."metres_spread", old_values."people", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."published_at", old_values."published_by", old_values."seconds", old_values."served", old_values."slack", old_values."spread", old_values."state", old_values."stop_asked", old_values."tight", old_values."travel", old_values."vehicles", old_values."version", old_values."wave_id", old_values."why", old_values."words" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_40873() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_slotevent" ("city", "consultant", "ends_at", "id", "mode", "opened_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "seats", "starts_at", "state", "subject", "unit_id") SELECT old_values."city", old_values."consultant", old_values."ends_at", old_values."id", old_values."mode", old_values."opened_by", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."reason", old_values."seats", old_values."starts_at", old_values."state", old_values."subject", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_41c31() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_transportevent" ("alight_by", "board_from", "board_to", "city", "coldest", "from_lat", "from_lon", "from_place", "id", "load", "made_at", "made_by", "mission_id", "needs", "number", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requester", "state", "to_lat", "to_lon", "to_place", "trip_id", "unserved", "warmest", "what") SELECT old_values."alight_by", old_values."board_from", old_values."board_to", old_values."city", old_values."coldest", old_values."from_lat", old_values."from_lon", old_values."from_place", old_values."id", old_values."load", old_values."made_at", old_values."made_by", old_values."mission_id", old_values."needs", old_values."number", old_values."party", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason", old_values."requester", old_values."state", old_values."to_lat", old_values."to_lon", old_values."to_place", old_values."trip_id", old_values."unserved", old_values."warmest", old_values."what" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_41f25() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_areacellevent" ("area_id", "cell", "city", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."area_id", old_values."cell", old_values."city", old_values."id", _pgh_attached_context.value, NOW(), 'update', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_45973() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_helperevent" ("candidate_id", "city", "from_on", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."candidate_id", old_values."city", old_values."from_on", old_values."id", old_values."kind", old_values."member_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_4dd01() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_groupplaceevent" ("basis", "city", "from_on", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."city", old_values."from_on", old_values."group_id", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_4f1bf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "honours_honourevent" ("announced_at", "answered_at", "citation", "city", "from_on", "id", "number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by", "span", "state", "title", "to_on", "unit_id") SELECT old_values."announced_at", old_values."answered_at", old_values."citation", old_values."city", old_values."from_on", old_values."id", old_values."number", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."proposed_at", old_values."proposed_by", old_values."span", old_values."state", old_values."title", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_4f1f2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_transferevent" ("across_province", "applied_on", "city", "direction", "from_branch_id", "from_name", "id", "letter", "made_at", "member_id", "national", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reminded_on", "returned", "sent_on", "state", "to_branch_id", "to_name", "valid_until") SELECT old_values."across_province", old_values."applied_on", old_values."city", old_values."direction", old_values."from_branch_id", old_values."from_name", old_values."id", old_values."letter", old_values."made_at", old_values."member_id", old_values."national", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason", old_values."received_on", old_values."reminded_on", old_values."returned", old_values."sent_on", old_values."state", old_values."to_branch_id", old_values."to_name", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_5433e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_driverevent" ("city", "district", "group_id", "id", "licence_class", "licence_first_on", "licence_valid_to", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "veteran") SELECT old_values."city", old_values."district", old_values."group_id", old_values."id", old_values."licence_class", old_values."licence_first_on", old_values."licence_valid_to", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."veteran" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_59e8e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_missionevent" ("accepted", "area", "called_at", "city", "closed_at", "day", "drive_id", "ends_at", "equipment", "fleet_id", "id", "kind", "lat", "lon", "made_at", "made_by", "needed", "next_wave_at", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "reserve", "seats", "skills", "starts_at", "state", "title", "unit_id", "wave") SELECT old_values."accepted", old_values."area", old_values."called_at", old_values."city", old_values."closed_at", old_values."day", old_values."drive_id", old_values."ends_at", old_values."equipment", old_values."fleet_id", old_values."id", old_values."kind", old_values."lat", old_values."lon", old_values."made_at", old_values."made_by", old_values."needed", old_values."next_wave_at", old_values."note", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."reason", old_values."reserve", old_values."seats", old_values."skills", old_values."starts_at", old_values."state", old_values."title", old_values."unit_id", old_values."wave" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_5be72() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidatepaperevent" ("added_by", "added_on", "candidate_id", "city", "id", "kind", "moved_from_id", "moved_reason", "own", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "title") SELECT old_values."added_by", old_values."added_on", old_values."candidate_id", old_values."city", old_values."id", old_values."kind", old_values."moved_from_id", old_values."moved_reason", old_values."own", old_values."paper_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."removed_on", old_values."title" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_60e97() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_resolutionevent" ("abstain", "ballot_id", "branch_id", "candidate_id", "city", "eligible", "id", "invalid", "made_at", "matter", "meeting_id", "months", "national", "no", "note", "number", "on", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "rules", "signed_on", "signer_id", "subject", "words", "written", "yes") SELECT old_values."abstain", old_values."ballot_id", old_values."branch_id", old_values."candidate_id", old_values."city", old_values."eligible", old_values."id", old_values."invalid", old_values."made_at", old_values."matter", old_values."meeting_id", old_values."months", old_values."national", old_values."no", old_values."note", old_values."number", old_values."on", old_values."passed", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."present", old_values."rules", old_values."signed_on", old_values."signer_id", old_values."subject", old_values."words", old_values."written", old_values."yes" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_6132a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_duesentryevent" ("amount_fen", "branch_id", "city", "id", "made_by", "member_id", "month", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt") SELECT old_values."amount_fen", old_values."branch_id", old_values."city", old_values."id", old_values."made_by", old_values."member_id", old_values."month", old_values."paid_on", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."receipt" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_63bf7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_inspectionevent" ("city", "community", "division", "first", "id", "last", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "unit_id") SELECT old_values."city", old_values."community", old_values."division", old_values."first", old_values."id", old_values."last", old_values."note", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."state", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_63e64() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_needevent" ("account", "answer", "appeal", "city", "group", "heard_on", "id", "kind", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "state", "station_id", "text", "wants_appeal") SELECT old_values."account", old_values."answer", old_values."appeal", old_values."city", old_values."group", old_values."heard_on", old_values."id", old_values."kind", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."settled_on", old_values."state", old_values."station_id", old_values."text", old_values."wants_appeal" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_69eeb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "membership_partymemberevent" ("city", "ended_on", "formal_elsewhere", "id", "joined_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shows", "standing") SELECT old_values."city", old_values."ended_on", old_values."formal_elsewhere", old_values."id", old_values."joined_on", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."shows", old_values."standing" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_6d593() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_checkevent" ("answered_at", "asked_at", "city", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "snapshot_id", "state", "until") SELECT old_values."answered_at", old_values."asked_at", old_values."city", old_values."id", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."round", old_values."snapshot_id", old_values."state", old_values."until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_6deef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_vehicleevent" ("brand", "city", "colour", "district", "fuel", "group_id", "id", "mileage_km", "model", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plate", "plate_colour", "registered_on", "seats", "vin") SELECT old_values."brand", old_values."city", old_values."colour", old_values."district", old_values."fuel", old_values."group_id", old_values."id", old_values."mileage_km", old_values."model", old_values."owner_name", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."plate", old_values."plate_colour", old_values."registered_on", old_values."seats", old_values."vin" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_71ee6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_tripevent" ("city", "departed_at", "done_on", "ends_at", "entry_id", "id", "metres", "number", "on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "seq", "starts_at", "state") SELECT old_values."city", old_values."departed_at", old_values."done_on", old_values."ends_at", old_values."entry_id", old_values."id", old_values."metres", old_values."number", old_values."on", old_values."people", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."plan_id", old_values."seq", old_values."starts_at", old_values."state" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_80199() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_attendanceevent" ("activity_id", "certificate", "city", "entered_at", "entered_by", "id", "in_at", "late", "minutes", "mode", "on", "out_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT old_values."activity_id", old_values."certificate", old_values."city", old_values."entered_at", old_values."entered_by", old_values."id", old_values."in_at", old_values."late", old_values."minutes", old_values."mode", old_values."on", old_values."out_at", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_82775() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_rideincidentevent" ("aboard", "at", "city", "id", "kind", "lat", "lon", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_at", "settled_at", "settled_by", "state", "text", "trip_id") SELECT old_values."aboard", old_values."at", old_values."city", old_values."id", old_values."kind", old_values."lat", old_values."lon", old_values."number", old_values."outcome", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."phone_at", old_values."settled_at", old_values."settled_by", old_values."state", old_values."text", old_values."trip_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_843af() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_qualificationevent" ("city", "from_on", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "to_on") SELECT old_values."city", old_values."from_on", old_values."id", old_values."kind", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."source", old_values."title", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_84e3b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_approverevent" ("basis", "body", "branch_id", "city", "from_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on", "unit_id") SELECT old_values."basis", old_values."body", old_values."branch_id", old_values."city", old_values."from_on", old_values."id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_88acb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_scoreappealevent" ("answer", "answered_at", "answered_by", "city", "entry_id", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") SELECT old_values."answer", old_values."answered_at", old_values."answered_by", old_values."city", old_values."entry_id", old_values."id", old_values."made_at", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_89d2c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stock_itemevent" ("city", "closed_on", "id", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit") SELECT old_values."city", old_values."closed_on", old_values."id", old_values."kind", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."unit" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8a6be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_faultevent" ("answer", "appeal", "city", "id", "kind", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_on", "settled_on", "state", "station_id", "text") SELECT old_values."answer", old_values."appeal", old_values."city", old_values."id", old_values."kind", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reported_on", old_values."settled_on", old_values."state", old_values."station_id", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8ac9c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_meetingevent" ("activity_id", "branch_id", "city", "closed_at", "day", "group_id", "host_id", "id", "kind", "made_at", "minutes", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "recorder_id", "signed_on", "signer_id", "starts_at", "state", "title") SELECT old_values."activity_id", old_values."branch_id", old_values."city", old_values."closed_at", old_values."day", old_values."group_id", old_values."host_id", old_values."id", old_values."kind", old_values."made_at", old_values."minutes", old_values."number", old_values."opened_at", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."reason", old_values."recorder_id", old_values."signed_on", old_values."signer_id", old_values."starts_at", old_values."state", old_values."title" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_91245() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_dutyevent" ("area_id", "category_id", "city", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."area_id", old_values."category_id", old_values."city", old_values."id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_92807() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_backbonelistevent" ("as_of", "basis", "city", "criteria_id", "decided_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id") SELECT old_values."as_of", old_values."basis", old_values."city", old_values."criteria_id", old_values."decided_on", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."state", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_93849() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_floatingevent" ("branch_id", "city", "ended_on", "flow", "handbook", "id", "last_contact_on", "lost_since", "member_id", "note", "other_side", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reminded_on", "since", "state") SELECT old_values."branch_id", old_values."city", old_values."ended_on", old_values."flow", old_values."handbook", old_values."id", old_values."last_contact_on", old_values."lost_since", old_values."member_id", old_values."note", old_values."other_side", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."reminded_on", old_values."since", old_values."state" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_961a6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postevent" ("basis", "below", "city", "from_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "to_on", "unit_id") SELECT old_values."basis", old_values."below", old_values."city", old_values."from_on", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."role", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_972af() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_leadevent" ("city", "fleet_id", "from_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "to_on") SELECT old_values."city", old_values."fleet_id", old_values."from_on", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."seat", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_99b28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidateevent" ("accepted_on", "activist_on", "applied_on", "approval_reason", "approval_until", "archived_on", "branch_id", "city", "end_reason", "ended_on", "floating", "id", "next_due", "next_step", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "probation_from", "probation_to", "round", "stage") SELECT old_values."accepted_on", old_values."activist_on", old_values."applied_on", old_values."approval_reason", old_values."approval_until", old_values."archived_on", old_values."branch_id", old_values."city", old_values."end_reason", old_values."ended_on", old_values."floating", old_values."id", old_values."next_due", old_values."next_step", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."probation_from", old_values."probation_to", old_values."round", old_values."stage" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_9b041() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_tripevent" ("ask_id", "city", "closed_by", "finished_at", "id", "metres", "minutes", "mission_id", "number", "on", "people", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_metres", "reason", "runs", "started_at", "state", "vehicle_id") SELECT old_values."ask_id", old_values."city", old_values."closed_by", old_values."finished_at", old_values."id", old_values."metres", old_values."minutes", old_values."mission_id", old_values."number", old_values."on", old_values."people", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."planned_metres", old_values."reason", old_values."runs", old_values."started_at", old_values."state", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_9d270() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_categoryevent" ("city", "closing", "code", "family", "filing", "hours", "icon", "id", "kind", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "radius", "retired_on", "stop", "words") SELECT old_values."city", old_values."closing", old_values."code", old_values."family", old_values."filing", old_values."hours", old_values."icon", old_values."id", old_values."kind", old_values."name", old_values."name_en", old_values."order", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."questions", old_values."radius", old_values."retired_on", old_values."stop", old_values."words" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_9e0d4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_legevent" ("boarded", "boarded_at", "booking_id", "city", "direction", "ended_at", "id", "locked_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "told", "wave_id") SELECT old_values."boarded", old_values."boarded_at", old_values."booking_id", old_values."city", old_values."direction", old_values."ended_at", old_values."id", old_values."locked_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."state", old_values."told", old_values."wave_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a41ef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidateletterevent" ("answer", "answered_on", "candidate_id", "city", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_by", "sent_on", "to_kind", "to_name") SELECT old_values."answer", old_values."answered_on", old_values."candidate_id", old_values."city", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."sent_by", old_values."sent_on", old_values."to_kind", old_values."to_name" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a4f9e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_helpevent" ("city", "confirmed_at", "corrects_id", "given_on", "giver", "id", "kind", "number", "objected_at", "objection", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "receipt_note", "recorded_at", "recorded_by", "signature_id", "unit_id", "void_reason", "voided_at", "what") SELECT old_values."city", old_values."confirmed_at", old_values."corrects_id", old_values."given_on", old_values."giver", old_values."id", old_values."kind", old_values."number", old_values."objected_at", old_values."objection", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."receipt", old_values."receipt_note", old_values."recorded_at", old_values."recorded_by", old_values."signature_id", old_values."unit_id", old_values."void_reason", old_values."voided_at", old_values."what" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a7406() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_unitevent" ("approved_by", "city", "closed_on", "division", "id", "kind", "label", "name", "number", "opened_on", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."approved_by", old_values."city", old_values."closed_on", old_values."division", old_values."id", old_values."kind", old_values."label", old_values."name", old_values."number", old_values."opened_on", old_values."parent_id", old_values."path", _pgh_attached_context.value, NOW(), 'update', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a9a8b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_incidentevent" ("at", "city", "id", "kind", "lat", "lon", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_at", "settled_at", "settled_by", "state", "text", "trip_id") SELECT old_values."at", old_values."city", old_values."id", old_values."kind", old_values."lat", old_values."lon", old_values."number", old_values."outcome", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."phone_at", old_values."settled_at", old_values."settled_by", old_values."state", old_values."text", old_values."trip_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_aba84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_seasonevent" ("author", "books_from", "books_to", "city", "companies", "hotline", "id", "if_late", "insurance", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "unit_id", "wanted", "wanted_backups") SELECT old_values."author", old_values."books_from", old_values."books_to", old_values."city", old_values."companies", old_values."hotline", old_values."id", old_values."if_late", old_values."insurance", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."state", old_values."title", old_values."unit_id", old_values."wanted", old_values."wanted_backups" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_b3798() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_budgetevent" ("city", "first", "id", "last", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points") SELECT old_values."city", old_values."first", old_values."id", old_values."last", old_values."note", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."points" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_b8187() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_checkinevent" ("account", "at", "city", "id", "kind", "leg_id", "note", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_at", "taken_at", "trip_id", "way") SELECT old_values."account", old_values."at", old_values."city", old_values."id", old_values."kind", old_values."leg_id", old_values."note", old_values."people", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."phone_at", old_values."taken_at", old_values."trip_id", old_values."way" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_b8d0c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "referrals_slipevent" ("city", "code", "due_at", "facts", "id", "issued_at", "issued_by", "issuer", "kind", "number", "outside_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "sent_how", "state", "subject_key", "subject_kind", "title", "to_name", "to_unit_id", "unit_id", "unit_name", "wanted", "withdrawn_at") SELECT old_values."city", old_values."code", old_values."due_at", old_values."facts", old_values."id", old_values."issued_at", old_values."issued_by", old_values."issuer", old_values."kind", old_values."number", old_values."outside_number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason", old_values."sent_at", old_values."sent_how", old_values."state", old_values."subject_key", old_values."subject_kind", old_values."title", old_values."to_name", old_values."to_unit_id", old_values."unit_id", old_values."unit_name", old_values."wanted", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_ba72c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_requestevent" ("asked_at", "asked_by", "city", "decided_at", "decided_by", "hours", "id", "kind", "minutes_left", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "snapshot_id", "state", "unit_id", "until") SELECT old_values."asked_at", old_values."asked_by", old_values."city", old_values."decided_at", old_values."decided_by", old_values."hours", old_values."id", old_values."kind", old_values."minutes_left", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason", old_values."snapshot_id", old_values."state", old_values."unit_id", old_values."until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_bb936() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_tariffevent" ("account", "city", "id", "made_at", "monthly_cap", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "repeats", "since") SELECT old_values."account", old_values."city", old_values."id", old_values."made_at", old_values."monthly_cap", old_values."note", old_values."outcome", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."points", old_values."repeats", old_values."since" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_c4a44() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_signupevent" ("activity_id", "asked_at", "changed_at", "city", "id", "offered_until", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") SELECT old_values."activity_id", old_values."asked_at", old_values."changed_at", old_values."city", old_values."id", old_values."offered_until", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."state" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_cbd53() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_attendeeevent" ("arrived_at", "city", "consent", "consent_on", "excluded", "id", "leave", "left_at", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat") SELECT old_values."arrived_at", old_values."city", old_values."consent", old_values."consent_on", old_values."excluded", old_values."id", old_values."leave", old_values."left_at", old_values."meeting_id", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."seat" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d0c39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_candidatemoveevent" ("asked_by", "asked_on", "candidate_id", "city", "decided_by", "decided_on", "from_branch_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "to_branch_id") SELECT old_values."asked_by", old_values."asked_on", old_values."candidate_id", old_values."city", old_values."decided_by", old_values."decided_on", old_values."from_branch_id", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason", old_values."state", old_values."to_branch_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d3d9d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stations_visitevent" ("account", "came_at", "city", "count", "flags", "group", "hour", "id", "made_at", "note", "on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "satisfied", "services", "station_id", "struck_at", "way") SELECT old_values."account", old_values."came_at", old_values."city", old_values."count", old_values."flags", old_values."group", old_values."hour", old_values."id", old_values."made_at", old_values."note", old_values."on", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."satisfied", old_values."services", old_values."station_id", old_values."struck_at", old_values."way" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d6678() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_awardevent" ("at", "city", "full", "id", "less", "number", "on", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "points", "source_key", "source_kind", "source_number", "state", "suspicion", "turn") SELECT old_values."at", old_values."city", old_values."full", old_values."id", old_values."less", old_values."number", old_values."on", old_values."outcome", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."points", old_values."source_key", old_values."source_kind", old_values."source_number", old_values."state", old_values."suspicion", old_values."turn" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d7d65() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_companyevent" ("address", "city", "district", "ended_on", "exchange_id", "group_id", "id", "legal_name", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "started_on", "unit_id", "uscc") SELECT old_values."address", old_values."city", old_values."district", old_values."ended_on", old_values."exchange_id", old_values."group_id", old_values."id", old_values."legal_name", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."phone", old_values."started_on", old_values."unit_id", old_values."uscc" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_dd811() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_permitevent" ("area", "city", "company_id", "driver_id", "id", "issuer", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_on", "valid_from", "valid_to", "vehicle_id") SELECT old_values."area", old_values."city", old_values."company_id", old_values."driver_id", old_values."id", old_values."issuer", old_values."kind", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."revoked_on", old_values."valid_from", old_values."valid_to", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_ddced() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_titleevent" ("basis", "city", "end_reason", "ended_on", "from_on", "id", "kind", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on", "unit_id") SELECT old_values."basis", old_values."city", old_values."end_reason", old_values."ended_on", old_values."from_on", old_values."id", old_values."kind", old_values."name", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_df667() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_handoutevent" ("campaign_id", "city", "handed_at", "handed_by", "handed_on", "id", "late", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proxy_name", "proxy_reason", "receipt", "receipt_note", "return_reason", "returned_at", "returned_by", "signature_id", "unit_cost_fen") SELECT old_values."campaign_id", old_values."city", old_values."handed_at", old_values."handed_by", old_values."handed_on", old_values."id", old_values."late", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place_id", old_values."proxy_name", old_values."proxy_reason", old_values."receipt", old_values."receipt_note", old_values."return_reason", old_values."returned_at", old_values."returned_by", old_values."signature_id", old_values."unit_cost_fen" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e3cb4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rewards_goodevent" ("about", "city", "closed_on", "id", "item", "monthly_limit", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points") SELECT old_values."about", old_values."city", old_values."closed_on", old_values."id", old_values."item", old_values."monthly_limit", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."points" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e4a85() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_stopevent" ("area_id", "city", "fixable", "id", "inspection_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "struck_on", "what") SELECT old_values."area_id", old_values."city", old_values."fixable", old_values."id", old_values."inspection_id", old_values."order", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."struck_on", old_values."what" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e71d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "membership_membershipevent" ("basis", "bond", "branch_id", "city", "from_on", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."bond", old_values."branch_id", old_values."city", old_values."from_on", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e8cf1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_areaevent" ("city", "closed_on", "division", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."city", old_values."closed_on", old_values."division", old_values."id", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e8f6f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_enrolmentevent" ("areas", "asked_at", "checked_by", "checked_on", "city", "driver_id", "equipment", "fleet_id", "from_on", "id", "inspected_to", "insured_to", "kinds", "paused_until", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "skills", "state", "to_on", "vehicle_id") SELECT old_values."areas", old_values."asked_at", old_values."checked_by", old_values."checked_on", old_values."city", old_values."driver_id", old_values."equipment", old_values."fleet_id", old_values."from_on", old_values."id", old_values."inspected_to", old_values."insured_to", old_values."kinds", old_values."paused_until", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."reason", old_values."skills", old_values."state", old_values."to_on", old_values."vehicle_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_edda3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_applicationevent" ("answer", "born", "branch_id", "candidate_id", "channel", "city", "decided_by", "decided_on", "floating", "handed_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "words") SELECT old_values."answer", old_values."born", old_values."branch_id", old_values."candidate_id", old_values."channel", old_values."city", old_values."decided_by", old_values."decided_on", old_values."floating", old_values."handed_on", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."state", old_values."words" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_f05a9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_trainingrecordevent" ("attendance_id", "candidate_id", "city", "from_on", "id", "minutes", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "to_on") SELECT old_values."attendance_id", old_values."candidate_id", old_values."city", old_values."from_on", old_values."id", old_values."minutes", old_values."organiser", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."title", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_f1ad2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patrol_snapshotevent" ("account", "accuracy", "answer", "answered_at", "answers", "area_id", "basis", "category_id", "cell", "channel", "city", "closed_at", "designated", "disposal", "disposed_at", "disposed_by", "disposer_id", "division", "due", "filed_at", "filed_by", "flags", "group", "id", "lat", "lon", "made_at", "merged_into_id", "note", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "provisional", "reckoning", "refusal", "reopened", "reporter_id", "returns", "round", "shot_at", "shown_at", "source", "state", "state_before", "unit_id") SELECT old_values."account", old_values."accuracy", old_values."answer", old_values."answered_at", old_values."answers", old_values."area_id", old_values."basis", old_values."category_id", old_values."cell", old_values."channel", old_values."city", old_values."closed_at", old_values."designated", old_values."disposal", old_values."disposed_at", old_values."disposed_by", old_values."disposer_id", old_values."division", old_values."due", old_values."filed_at", old_values."filed_by", old_values."flags", old_values."group", old_values."id", old_values."lat", old_values."lon", old_values."made_at", old_values."merged_into_id", old_values."note", old_values."number", old_values."outcome", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."place", old_values."provisional", old_values."reckoning", old_values."refusal", old_values."reopened", old_values."reporter_id", old_values."returns", old_values."round", old_values."shot_at", old_values."shown_at", old_values."source", old_values."state", old_values."state_before", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_f5a32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rides_bookingevent" ("account", "called", "cancelled_at", "city", "division", "edition", "guardian", "id", "lat", "link_index", "lon", "made_at", "need_words", "needs", "number", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "phone_last4", "pickup", "point_id", "queued_at", "season_id", "state", "wave_id", "way") SELECT old_values."account", old_values."called", old_values."cancelled_at", old_values."city", old_values."division", old_values."edition", old_values."guardian", old_values."id", old_values."lat", old_values."link_index", old_values."lon", old_values."made_at", old_values."need_words", old_values."needs", old_values."number", old_values."party", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."phone", old_values."phone_index", old_values."phone_last4", old_values."pickup", old_values."point_id", old_values."queued_at", old_values."season_id", old_values."state", old_values."wave_id", old_values."way" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_f9a05() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_committeeseatevent" ("basis", "branch_id", "city", "from_on", "id", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_on") SELECT old_values."basis", old_values."branch_id", old_values."city", old_values."from_on", old_values."id", old_values."office", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."to_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_fb586() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "fleets_fleetevent" ("about", "city", "district", "ended_on", "founded_on", "id", "kinds", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."about", old_values."city", old_values."district", old_values."ended_on", old_values."founded_on", old_values."id", old_values."kinds", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_fd677() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branch_life_appraisalevent" ("branch_id", "city", "grade", "id", "made_by", "meeting_id", "member_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT old_values."branch_id", old_values."city", old_values."grade", old_values."id", old_values."made_by", old_values."meeting_id", old_values."member_id", old_values."note", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_fe0da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "care_consultationevent" ("answer", "answered_at", "answered_by", "city", "completed_on", "ends_at", "follow_up_on", "followed_up_at", "id", "made_at", "mode", "note", "number", "offered_by", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "privacy", "public_answer", "public_question", "published_at", "question", "seat", "slot_id", "starts_at", "state", "subject") SELECT old_values."answer", old_values."answered_at", old_values."answered_by", old_values."city", old_values."completed_on", old_values."ends_at", old_values."follow_up_on", old_values."followed_up_at", old_values."id", old_values."made_at", old_values."mode", old_values."note", old_values."number", old_values."offered_by", old_values."person_id", _pgh_attached_context.value, NOW(), 'update', old_values."id", old_values."privacy", old_values."public_answer", old_values."public_question", old_values."published_at", old_values."question", old_values."seat", old_values."slot_id", old_values."starts_at", old_values."state", old_values."subject" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_activity (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(16) NOT NULL,
    title character varying(64) NOT NULL,
    summary text NOT NULL,
    place character varying(120) NOT NULL,
    latitude numeric(8,6),
    longitude numeric(9,6),
    mode character varying(8) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    day date NOT NULL,
    capacity integer,
    taken integer NOT NULL,
    signup_until timestamp with time zone,
    state character varying(10) NOT NULL,
    reason character varying(200) NOT NULL,
    sequence integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    reminded_at timestamp with time zone,
    qualifies character varying(20) NOT NULL,
    valid_months smallint,
    pass_right smallint NOT NULL,
    host_id uuid,
    organiser_id uuid NOT NULL,
    CONSTRAINT activities_activity_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT activities_activity_pass_right_check CHECK ((pass_right >= 0)),
    CONSTRAINT activities_activity_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT activities_activity_taken_check CHECK ((taken >= 0)),
    CONSTRAINT activities_activity_valid_months_check CHECK ((valid_months >= 0)),
    CONSTRAINT activity_cancelled_with_reason CHECK (((NOT ((state)::text = 'cancelled'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT activity_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT activity_never_oversold CHECK (((capacity IS NULL) OR (taken <= capacity)))
);
CREATE TABLE public.activities_activityaudience (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    value character varying(36) NOT NULL,
    activity_id uuid NOT NULL
);
CREATE TABLE public.activities_attendance (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    mode character varying(8) NOT NULL,
    "on" date NOT NULL,
    in_at timestamp with time zone NOT NULL,
    out_at timestamp with time zone,
    minutes integer NOT NULL,
    reason character varying(200) NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone NOT NULL,
    certificate character varying(20) NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    late boolean NOT NULL,
    CONSTRAINT activities_attendance_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT attendance_entered_later_with_reason CHECK (((NOT ((mode)::text = 'list'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT attendance_out_after_in CHECK (((out_at IS NULL) OR (out_at >= in_at)))
);
CREATE TABLE public.activities_attendanceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    mode character varying(8) NOT NULL,
    "on" date NOT NULL,
    in_at timestamp with time zone NOT NULL,
    out_at timestamp with time zone,
    minutes integer NOT NULL,
    reason character varying(200) NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone NOT NULL,
    certificate character varying(20) NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    late boolean NOT NULL,
    CONSTRAINT activities_attendanceevent_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.activities_attendanceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activities_attendanceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_lessonpage (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    title character varying(80) NOT NULL,
    text text NOT NULL,
    seconds smallint NOT NULL,
    activity_id uuid NOT NULL,
    picture_id uuid,
    film_seconds smallint NOT NULL,
    video_id uuid,
    CONSTRAINT activities_lessonpage_film_seconds_check CHECK ((film_seconds >= 0)),
    CONSTRAINT activities_lessonpage_order_check CHECK (("order" >= 0)),
    CONSTRAINT activities_lessonpage_seconds_check CHECK ((seconds >= 0))
);
CREATE TABLE public.activities_material (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    title character varying(80) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    activity_id uuid NOT NULL,
    file_id uuid NOT NULL
);
CREATE TABLE public.activities_pagereading (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    page_id uuid NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.activities_publication (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(8) NOT NULL,
    title character varying(120) NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    source character varying(120) NOT NULL,
    effective_on date,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    published_on date,
    publisher_id uuid NOT NULL
);
CREATE TABLE public.activities_publicationanswer (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    question character varying(120) NOT NULL,
    answer character varying(600) NOT NULL,
    publication_id uuid NOT NULL,
    CONSTRAINT activities_publicationanswer_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.activities_publicationaudience (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    value character varying(36) NOT NULL,
    publication_id uuid NOT NULL
);
CREATE TABLE public.activities_publicationreading (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    publication_id uuid NOT NULL
);
CREATE TABLE public.activities_question (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    text character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(600) NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    activity_id uuid NOT NULL,
    asker_id uuid NOT NULL
);
CREATE TABLE public.activities_quizquestion (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    text character varying(200) NOT NULL,
    choices jsonb NOT NULL,
    "right" smallint NOT NULL,
    activity_id uuid NOT NULL,
    CONSTRAINT activities_quizquestion_order_check CHECK (("order" >= 0)),
    CONSTRAINT activities_quizquestion_right_check CHECK (("right" >= 0))
);
CREATE TABLE public.activities_signup (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    offered_until timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT sign_up_offer_has_an_end CHECK ((((offered_until IS NOT NULL) AND ((state)::text = 'offered'::text)) OR ((NOT ((state)::text = 'offered'::text)) AND (offered_until IS NULL))))
);
CREATE TABLE public.activities_signupevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    offered_until timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.activities_signupevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activities_signupevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.appeals_adjustment (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(200) NOT NULL,
    days smallint NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    until timestamp with time zone,
    ended_at timestamp with time zone,
    minutes_left integer,
    contested_at timestamp with time zone,
    contested_why character varying(200) NOT NULL,
    appeal_id uuid NOT NULL,
    CONSTRAINT adjustment_decided_by_another CHECK (((decided_by IS NULL) OR (NOT ((decided_by = asked_by) AND (decided_by IS NOT NULL))))),
    CONSTRAINT appeals_adjustment_days_check CHECK ((days >= 0)),
    CONSTRAINT appeals_adjustment_minutes_left_check CHECK ((minutes_left >= 0))
);
CREATE TABLE public.appeals_appeal (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    subject character varying(12) NOT NULL,
    kind character varying(12) NOT NULL,
    urgency character varying(10) NOT NULL,
    title character varying(60) NOT NULL,
    text text NOT NULL,
    sealed_text bytea,
    tokens character varying(2)[] NOT NULL,
    lon double precision,
    lat double precision,
    place character varying(120) NOT NULL,
    reporter_group character varying(20) NOT NULL,
    company uuid,
    district character varying(6) NOT NULL,
    recorded_by uuid,
    receipt bytea,
    sealed boolean NOT NULL,
    basis character varying(12) NOT NULL,
    holder_level smallint NOT NULL,
    returns smallint NOT NULL,
    designated boolean NOT NULL,
    refusals smallint NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    sign_due timestamp with time zone NOT NULL,
    contact_due timestamp with time zone NOT NULL,
    settle_due timestamp with time zone NOT NULL,
    provisional boolean NOT NULL,
    reckoning jsonb NOT NULL,
    rises_at timestamp with time zone,
    signed_at timestamp with time zone,
    contacted_at timestamp with time zone,
    settled_at timestamp with time zone,
    closed_at timestamp with time zone,
    reminded_at timestamp with time zone,
    outcome character varying(12) NOT NULL,
    outcome_why character varying(400) NOT NULL,
    settled_by uuid,
    ending character varying(10) NOT NULL,
    answer character varying(6) NOT NULL,
    holder_person_id uuid,
    holder_unit_id uuid NOT NULL,
    lead_unit_id uuid,
    merged_into_id uuid,
    origin_id uuid NOT NULL,
    reporter_id uuid,
    cause_id uuid,
    CONSTRAINT appeal_anonymous_or_known CHECK ((((receipt IS NULL) AND (reporter_id IS NOT NULL)) OR ((receipt IS NOT NULL) AND (recorded_by IS NULL) AND (reporter_id IS NULL)))),
    CONSTRAINT appeal_closed_says_how CHECK (((NOT ((state)::text = 'closed'::text)) OR ((NOT ((ending)::text = ''::text)) AND (closed_at IS NOT NULL)))),
    CONSTRAINT appeal_merged_somewhere_else CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))))),
    CONSTRAINT appeal_sealed_words_stay_sealed CHECK (((sealed_text IS NULL) OR ((text = ''::text) AND ((title)::text = ''::text) AND (tokens = '{}'::character varying(2)[])))),
    CONSTRAINT appeal_settled_says_what CHECK (((NOT ((state)::text = ANY ((ARRAY['settled'::character varying, 'closed'::character varying])::text[]))) OR (NOT ((outcome)::text = ''::text)))),
    CONSTRAINT appeals_appeal_holder_level_check CHECK ((holder_level >= 0)),
    CONSTRAINT appeals_appeal_refusals_check CHECK ((refusals >= 0)),
    CONSTRAINT appeals_appeal_returns_check CHECK ((returns >= 0))
);
CREATE TABLE public.appeals_callback (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    month date NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    called_at timestamp with time zone,
    reached boolean,
    answer character varying(6) NOT NULL,
    satisfied character varying(3) NOT NULL,
    note character varying(200) NOT NULL,
    called_by uuid,
    appeal_id uuid NOT NULL
);
CREATE TABLE public.appeals_card (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    subject character varying(12) NOT NULL,
    question character varying(120) NOT NULL,
    answer character varying(1200) NOT NULL,
    basis character varying(120) NOT NULL,
    state character varying(10) NOT NULL,
    tokens character varying(2)[] NOT NULL,
    source uuid,
    cases integer NOT NULL,
    written_by uuid,
    approved_by uuid,
    made_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    CONSTRAINT appeals_card_cases_check CHECK ((cases >= 0)),
    CONSTRAINT card_approved_by_another CHECK (((approved_by IS NULL) OR (NOT ((approved_by = written_by) AND (approved_by IS NOT NULL) AND (written_by IS NOT NULL)))))
);
CREATE TABLE public.appeals_cause (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    subject character varying(12) NOT NULL,
    title character varying(60) NOT NULL,
    state character varying(8) NOT NULL,
    remedy character varying(400) NOT NULL,
    notice character varying(200) NOT NULL,
    tokens character varying(2)[] NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by uuid,
    closed_at timestamp with time zone
);
CREATE TABLE public.appeals_coordination (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    held_on date NOT NULL,
    place character varying(80) NOT NULL,
    result character varying(400) NOT NULL,
    agreed boolean NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    appeal_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT coordination_has_a_result CHECK ((NOT ((result)::text = ''::text)))
);
CREATE TABLE public.appeals_entry (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    act character varying(16) NOT NULL,
    voice character varying(5) NOT NULL,
    text text NOT NULL,
    sealed_text bytea,
    detail jsonb NOT NULL,
    account uuid,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    appeal_id uuid NOT NULL,
    person_id uuid,
    unit_id uuid
);
CREATE TABLE public.appeals_link (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT link_in_order CHECK ((one_id < other_id))
);
CREATE TABLE public.appeals_merge (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    left_state character varying(10) NOT NULL,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    appeal_id uuid NOT NULL,
    into_id uuid NOT NULL
);
CREATE TABLE public.appeals_rating (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    answer character varying(6) NOT NULL,
    satisfied character varying(3) NOT NULL,
    at timestamp with time zone NOT NULL,
    appeal_id uuid NOT NULL,
    unit_id uuid NOT NULL
);
CREATE TABLE public.appeals_side (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "group" character varying(20) NOT NULL,
    role character varying(60) NOT NULL,
    coordination_id uuid NOT NULL,
    person_id uuid
);
CREATE TABLE public.appeals_stop (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    level smallint NOT NULL,
    entered_at timestamp with time zone,
    accepted_at timestamp with time zone,
    accepted_by uuid,
    left_at timestamp with time zone,
    appeal_id uuid NOT NULL,
    person_id uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT appeals_stop_level_check CHECK ((level >= 0)),
    CONSTRAINT appeals_stop_order_check CHECK (("order" >= 0)),
    CONSTRAINT stop_member_is_somebody CHECK (((NOT (level = 1)) OR (person_id IS NOT NULL)))
);
CREATE TABLE public.appeals_task (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    wanted character varying(400) NOT NULL,
    facts character varying(800) NOT NULL,
    state character varying(10) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sign_due timestamp with time zone NOT NULL,
    due timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    answered_by character varying(60) NOT NULL,
    entered_by uuid,
    on_paper boolean NOT NULL,
    why_returned character varying(400) NOT NULL,
    slip uuid,
    asked_by uuid,
    appeal_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT task_answered_says_what CHECK (((NOT ((state)::text = 'answered'::text)) OR ((NOT (answer = ''::text)) AND (answered_at IS NOT NULL))))
);
CREATE TABLE public.appeals_template (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    subject character varying(12) NOT NULL,
    title character varying(40) NOT NULL,
    body character varying(800) NOT NULL,
    basis character varying(120) NOT NULL,
    retired_on date
);
CREATE TABLE public.audit_entry (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor uuid,
    verb character varying(60) NOT NULL,
    kind character varying(60) NOT NULL,
    key character varying(64) NOT NULL,
    detail jsonb NOT NULL
);
CREATE TABLE public.audit_seal (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    previous bytea NOT NULL,
    digest bytea NOT NULL,
    count integer NOT NULL,
    signing_key integer NOT NULL,
    signature bytea NOT NULL,
    CONSTRAINT audit_seal_count_check CHECK ((count >= 0)),
    CONSTRAINT audit_seal_number_check CHECK ((number >= 0)),
    CONSTRAINT audit_seal_signing_key_check CHECK ((signing_key >= 0))
);
CREATE TABLE public.audit_sealed (
    city character varying(6) NOT NULL,
    entry uuid NOT NULL,
    seal bigint NOT NULL,
    "position" integer NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT audit_sealed_position_check CHECK (("position" >= 0)),
    CONSTRAINT audit_sealed_seal_check CHECK ((seal >= 0))
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_agendaitem (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    kind character varying(8) NOT NULL,
    title character varying(120) NOT NULL,
    matter character varying(8) NOT NULL,
    way character varying(8) NOT NULL,
    months smallint,
    candidate_id uuid,
    meeting_id uuid NOT NULL,
    CONSTRAINT agenda_candidate_votes_are_secret CHECK ((((matter)::text = ANY ((ARRAY[''::character varying, 'other'::character varying])::text[])) OR ((candidate_id IS NOT NULL) AND ((way)::text = 'secret'::text)))),
    CONSTRAINT agenda_extension_of_six_to_twelve_months CHECK (((((matter)::text = 'extend'::text) AND (months >= 6) AND (months <= 12)) OR ((NOT ((matter)::text = 'extend'::text)) AND (months IS NULL)))),
    CONSTRAINT agenda_vote_has_a_matter CHECK (((((kind)::text = 'vote'::text) AND (NOT ((matter)::text = ''::text)) AND (NOT ((way)::text = ''::text))) OR ((NOT ((kind)::text = 'vote'::text)) AND ((matter)::text = ''::text) AND ((way)::text = ''::text)))),
    CONSTRAINT branch_life_agendaitem_months_check CHECK ((months >= 0)),
    CONSTRAINT branch_life_agendaitem_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.branch_life_application (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    channel character varying(5) NOT NULL,
    state character varying(9) NOT NULL,
    handed_on date NOT NULL,
    floating boolean NOT NULL,
    words bytea,
    born bytea,
    answer character varying(200) NOT NULL,
    decided_on date,
    decided_by uuid,
    branch_id uuid NOT NULL,
    person_id uuid NOT NULL,
    candidate_id uuid,
    CONSTRAINT application_accepted_has_a_file CHECK ((((candidate_id IS NOT NULL) AND ((state)::text = 'accepted'::text)) OR ((NOT ((state)::text = 'accepted'::text)) AND (candidate_id IS NULL))))
);
CREATE TABLE public.branch_life_applicationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    channel character varying(5) NOT NULL,
    state character varying(9) NOT NULL,
    handed_on date NOT NULL,
    floating boolean NOT NULL,
    words bytea,
    born bytea,
    answer character varying(200) NOT NULL,
    decided_on date,
    decided_by uuid,
    branch_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    candidate_id uuid
);
ALTER TABLE public.branch_life_applicationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_applicationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_appraisal (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    year smallint NOT NULL,
    grade character varying(6) NOT NULL,
    note character varying(200) NOT NULL,
    made_by uuid,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL,
    meeting_id uuid,
    CONSTRAINT branch_life_appraisal_year_check CHECK ((year >= 0))
);
CREATE TABLE public.branch_life_appraisalevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    year smallint NOT NULL,
    grade character varying(6) NOT NULL,
    note character varying(200) NOT NULL,
    made_by uuid,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    meeting_id uuid,
    CONSTRAINT branch_life_appraisalevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.branch_life_appraisalevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_appraisalevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_approver (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    body character varying(80) NOT NULL,
    branch_id uuid NOT NULL,
    unit_id uuid,
    CONSTRAINT approver_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.branch_life_approverevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    body character varying(80) NOT NULL,
    branch_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid
);
ALTER TABLE public.branch_life_approverevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_approverevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_attendee (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    seat character varying(12) NOT NULL,
    excluded character varying(10) NOT NULL,
    consent character varying(120) NOT NULL,
    consent_on date,
    leave character varying(120) NOT NULL,
    arrived_at timestamp with time zone,
    left_at timestamp with time zone,
    person_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    CONSTRAINT attendee_excluded_with_consent CHECK ((((excluded)::text = ''::text) OR ((NOT ((consent)::text = ''::text)) AND (consent_on IS NOT NULL) AND ((seat)::text = 'voter'::text)))),
    CONSTRAINT attendee_leaves_after_coming CHECK (((left_at IS NULL) OR ((arrived_at IS NOT NULL) AND (left_at >= arrived_at))))
);
CREATE TABLE public.branch_life_attendeeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    seat character varying(12) NOT NULL,
    excluded character varying(10) NOT NULL,
    consent character varying(120) NOT NULL,
    consent_on date,
    leave character varying(120) NOT NULL,
    arrived_at timestamp with time zone,
    left_at timestamp with time zone,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    meeting_id uuid NOT NULL
);
ALTER TABLE public.branch_life_attendeeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_attendeeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_backboneentry (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    facts jsonb NOT NULL,
    meets boolean NOT NULL,
    chosen boolean,
    reason character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    of_id uuid NOT NULL,
    CONSTRAINT backbone_entry_departs_with_a_reason CHECK (((chosen IS NULL) OR (chosen = meets) OR (NOT ((reason)::text = ''::text))))
);
CREATE TABLE public.branch_life_backboneentryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    facts jsonb NOT NULL,
    meets boolean NOT NULL,
    chosen boolean,
    reason character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    of_id uuid NOT NULL
);
ALTER TABLE public.branch_life_backboneentryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_backboneentryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_backbonelist (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    as_of date NOT NULL,
    state character varying(8) NOT NULL,
    decided_on date,
    basis character varying(120) NOT NULL,
    unit_id uuid NOT NULL,
    criteria_id uuid NOT NULL,
    CONSTRAINT backbone_list_decided_on_a_basis CHECK (((NOT ((state)::text = 'decided'::text)) OR ((decided_on IS NOT NULL) AND (NOT ((basis)::text = ''::text)))))
);
CREATE TABLE public.branch_life_backbonelistevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    as_of date NOT NULL,
    state character varying(8) NOT NULL,
    decided_on date,
    basis character varying(120) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    criteria_id uuid NOT NULL
);
ALTER TABLE public.branch_life_backbonelistevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_backbonelistevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_ballot (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    round smallint NOT NULL,
    way character varying(8) NOT NULL,
    state character varying(10) NOT NULL,
    eligible smallint NOT NULL,
    present smallint NOT NULL,
    written smallint NOT NULL,
    papers_out smallint NOT NULL,
    attempt smallint NOT NULL,
    papers_back smallint,
    yes smallint,
    no smallint,
    abstain smallint,
    invalid smallint,
    reason character varying(200) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    counter_one_id uuid,
    counter_two_id uuid,
    item_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    CONSTRAINT ballot_present_within_eligible CHECK (((present <= eligible) AND (papers_out <= present))),
    CONSTRAINT ballot_secret_has_two_counters CHECK ((((way)::text = 'hands'::text) OR ((counter_one_id IS NOT NULL) AND (counter_two_id IS NOT NULL) AND (NOT ((counter_one_id = counter_two_id) AND (counter_one_id IS NOT NULL) AND (counter_two_id IS NOT NULL)))))),
    CONSTRAINT ballot_sums_to_its_papers CHECK (((NOT ((state)::text = ANY ((ARRAY['counted'::character varying, 'recorded'::character varying])::text[]))) OR ((papers_back <= papers_out) AND (yes = ((((papers_back + written) - no) - abstain) - invalid))))),
    CONSTRAINT ballot_void_with_reason CHECK (((NOT ((state)::text = 'void'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT branch_life_ballot_abstain_check CHECK ((abstain >= 0)),
    CONSTRAINT branch_life_ballot_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT branch_life_ballot_eligible_check CHECK ((eligible >= 0)),
    CONSTRAINT branch_life_ballot_invalid_check CHECK ((invalid >= 0)),
    CONSTRAINT branch_life_ballot_no_check CHECK ((no >= 0)),
    CONSTRAINT branch_life_ballot_papers_back_check CHECK ((papers_back >= 0)),
    CONSTRAINT branch_life_ballot_papers_out_check CHECK ((papers_out >= 0)),
    CONSTRAINT branch_life_ballot_present_check CHECK ((present >= 0)),
    CONSTRAINT branch_life_ballot_round_check CHECK ((round >= 0)),
    CONSTRAINT branch_life_ballot_written_check CHECK ((written >= 0)),
    CONSTRAINT branch_life_ballot_yes_check CHECK ((yes >= 0))
);
CREATE TABLE public.branch_life_candidate (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    stage character varying(12) NOT NULL,
    floating boolean NOT NULL,
    applied_on date NOT NULL,
    accepted_on date NOT NULL,
    activist_on date,
    probation_from date,
    probation_to date,
    round smallint NOT NULL,
    approval_until date,
    approval_reason bytea,
    next_step smallint,
    next_due date,
    archived_on date,
    ended_on date,
    end_reason bytea,
    branch_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT branch_life_candidate_next_step_check CHECK ((next_step >= 0)),
    CONSTRAINT branch_life_candidate_round_check CHECK ((round >= 0)),
    CONSTRAINT candidate_ended_has_its_day CHECK ((((ended_on IS NOT NULL) AND ((stage)::text = 'ended'::text)) OR ((NOT ((stage)::text = 'ended'::text)) AND (ended_on IS NULL)))),
    CONSTRAINT candidate_extended_once CHECK ((round <= 1)),
    CONSTRAINT candidate_probation_has_both_days CHECK ((((probation_from IS NULL) AND (probation_to IS NULL)) OR (probation_to > probation_from)))
);
CREATE TABLE public.branch_life_candidateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    stage character varying(12) NOT NULL,
    floating boolean NOT NULL,
    applied_on date NOT NULL,
    accepted_on date NOT NULL,
    activist_on date,
    probation_from date,
    probation_to date,
    round smallint NOT NULL,
    approval_until date,
    approval_reason bytea,
    next_step smallint,
    next_due date,
    archived_on date,
    ended_on date,
    end_reason bytea,
    branch_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT branch_life_candidateevent_next_step_check CHECK ((next_step >= 0)),
    CONSTRAINT branch_life_candidateevent_round_check CHECK ((round >= 0))
);
ALTER TABLE public.branch_life_candidateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_candidateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_candidateletter (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    to_kind character varying(10) NOT NULL,
    to_name character varying(80) NOT NULL,
    sent_on date NOT NULL,
    answered_on date,
    answer bytea,
    sent_by uuid,
    candidate_id uuid NOT NULL,
    CONSTRAINT candidate_letter_answered_after_sent CHECK ((((answer IS NULL) AND (answered_on IS NULL)) OR ((answer IS NOT NULL) AND (answered_on >= sent_on))))
);
CREATE TABLE public.branch_life_candidateletterevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    to_kind character varying(10) NOT NULL,
    to_name character varying(80) NOT NULL,
    sent_on date NOT NULL,
    answered_on date,
    answer bytea,
    sent_by uuid,
    candidate_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.branch_life_candidateletterevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_candidateletterevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_candidatemove (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    asked_on date NOT NULL,
    asked_by uuid,
    reason bytea NOT NULL,
    decided_on date,
    decided_by uuid,
    note character varying(200) NOT NULL,
    candidate_id uuid NOT NULL,
    from_branch_id uuid NOT NULL,
    to_branch_id uuid NOT NULL,
    CONSTRAINT candidate_moves_elsewhere CHECK ((NOT (from_branch_id = to_branch_id)))
);
CREATE TABLE public.branch_life_candidatemoveevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    asked_on date NOT NULL,
    asked_by uuid,
    reason bytea NOT NULL,
    decided_on date,
    decided_by uuid,
    note character varying(200) NOT NULL,
    candidate_id uuid NOT NULL,
    from_branch_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    to_branch_id uuid NOT NULL
);
ALTER TABLE public.branch_life_candidatemoveevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_candidatemoveevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_candidatepaper (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(80) NOT NULL,
    own boolean NOT NULL,
    added_on date NOT NULL,
    added_by uuid,
    moved_reason bytea,
    removed_on date,
    candidate_id uuid NOT NULL,
    moved_from_id uuid,
    paper_id uuid NOT NULL
);
CREATE TABLE public.branch_life_candidatepaperevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(80) NOT NULL,
    own boolean NOT NULL,
    added_on date NOT NULL,
    added_by uuid,
    moved_reason bytea,
    removed_on date,
    candidate_id uuid NOT NULL,
    moved_from_id uuid,
    paper_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.branch_life_candidatepaperevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_candidatepaperevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_committeeseat (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    office character varying(14) NOT NULL,
    branch_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT committeeseat_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.branch_life_committeeseatevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    office character varying(14) NOT NULL,
    branch_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.branch_life_committeeseatevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_committeeseatevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_correction (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    fact character varying(30) NOT NULL,
    words bytea NOT NULL,
    state character varying(8) NOT NULL,
    answer character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT correction_answered_in_words CHECK ((((state)::text = 'open'::text) OR (NOT ((answer)::text = ''::text))))
);
CREATE TABLE public.branch_life_criteria (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    purpose character varying(10) NOT NULL,
    version smallint NOT NULL,
    months smallint NOT NULL,
    asks jsonb NOT NULL,
    words character varying(400) NOT NULL,
    basis character varying(120) NOT NULL,
    in_force_from date NOT NULL,
    set_by uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT branch_life_criteria_months_check CHECK ((months >= 0)),
    CONSTRAINT branch_life_criteria_version_check CHECK ((version >= 0)),
    CONSTRAINT criteria_look_back_some_months CHECK (((months >= 1) AND (months <= 36)))
);
CREATE TABLE public.branch_life_duesentry (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    month date NOT NULL,
    amount_fen integer NOT NULL,
    paid_on date NOT NULL,
    receipt character varying(60) NOT NULL,
    made_by uuid,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT branch_life_duesentry_amount_fen_check CHECK ((amount_fen >= 0))
);
CREATE TABLE public.branch_life_duesentryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    month date NOT NULL,
    amount_fen integer NOT NULL,
    paid_on date NOT NULL,
    receipt character varying(60) NOT NULL,
    made_by uuid,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT branch_life_duesentryevent_amount_fen_check CHECK ((amount_fen >= 0))
);
ALTER TABLE public.branch_life_duesentryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_duesentryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_floating (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    flow character varying(4) NOT NULL,
    since date NOT NULL,
    place character varying(120) NOT NULL,
    other_side character varying(120) NOT NULL,
    handbook character varying(60) NOT NULL,
    state character varying(6) NOT NULL,
    last_contact_on date NOT NULL,
    lost_since date,
    ended_on date,
    note character varying(200) NOT NULL,
    reminded_on date,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT floating_ended_on_a_day CHECK ((((ended_on IS NOT NULL) AND ((state)::text = 'ended'::text)) OR ((NOT ((state)::text = 'ended'::text)) AND (ended_on IS NULL)))),
    CONSTRAINT floating_lost_since_a_day CHECK ((((lost_since IS NOT NULL) AND ((state)::text = 'lost'::text)) OR (NOT ((state)::text = 'lost'::text))))
);
CREATE TABLE public.branch_life_floatingcontact (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "on" date NOT NULL,
    way character varying(10) NOT NULL,
    note character varying(200) NOT NULL,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    floating_id uuid NOT NULL
);
CREATE TABLE public.branch_life_floatingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    flow character varying(4) NOT NULL,
    since date NOT NULL,
    place character varying(120) NOT NULL,
    other_side character varying(120) NOT NULL,
    handbook character varying(60) NOT NULL,
    state character varying(6) NOT NULL,
    last_contact_on date NOT NULL,
    lost_since date,
    ended_on date,
    note character varying(200) NOT NULL,
    reminded_on date,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.branch_life_floatingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_floatingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_groupplace (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT groupplace_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.branch_life_groupplaceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.branch_life_groupplaceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_groupplaceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_helper (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    candidate_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT helper_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.branch_life_helperevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    candidate_id uuid NOT NULL,
    member_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.branch_life_helperevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_helperevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_look (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    what character varying(8) NOT NULL,
    viewer uuid,
    viewer_role character varying(24) NOT NULL,
    viewer_unit uuid,
    at timestamp with time zone NOT NULL,
    candidate_id uuid NOT NULL
);
CREATE TABLE public.branch_life_meeting (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(80) NOT NULL,
    place character varying(120) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    day date NOT NULL,
    state character varying(10) NOT NULL,
    minutes bytea,
    reason character varying(200) NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    signed_on date,
    made_at timestamp with time zone NOT NULL,
    activity_id uuid,
    branch_id uuid NOT NULL,
    group_id uuid,
    host_id uuid,
    recorder_id uuid,
    signer_id uuid,
    CONSTRAINT meeting_cancelled_with_reason CHECK (((NOT ((state)::text = 'cancelled'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT meeting_of_a_group_names_it CHECK ((((group_id IS NOT NULL) AND ((kind)::text = 'group'::text)) OR ((NOT ((kind)::text = 'group'::text)) AND (group_id IS NULL)))),
    CONSTRAINT meeting_signed_by_somebody CHECK (((NOT ((state)::text = 'signed'::text)) OR ((signed_on IS NOT NULL) AND (signer_id IS NOT NULL))))
);
CREATE TABLE public.branch_life_meetingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(80) NOT NULL,
    place character varying(120) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    day date NOT NULL,
    state character varying(10) NOT NULL,
    minutes bytea,
    reason character varying(200) NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    signed_on date,
    made_at timestamp with time zone NOT NULL,
    activity_id uuid,
    branch_id uuid NOT NULL,
    group_id uuid,
    host_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    recorder_id uuid,
    signer_id uuid
);
ALTER TABLE public.branch_life_meetingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_meetingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_meetingpaper (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(8) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    meeting_id uuid NOT NULL,
    paper_id uuid NOT NULL
);
CREATE TABLE public.branch_life_resolution (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    matter character varying(8) NOT NULL,
    subject character varying(120) NOT NULL,
    "on" date NOT NULL,
    months smallint,
    eligible smallint NOT NULL,
    present smallint NOT NULL,
    written smallint NOT NULL,
    yes smallint NOT NULL,
    no smallint NOT NULL,
    abstain smallint NOT NULL,
    invalid smallint NOT NULL,
    passed boolean NOT NULL,
    words bytea,
    note character varying(200) NOT NULL,
    rules jsonb NOT NULL,
    signed_on date,
    "national" character varying(60) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ballot_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    candidate_id uuid,
    meeting_id uuid NOT NULL,
    signer_id uuid,
    CONSTRAINT branch_life_resolution_abstain_check CHECK ((abstain >= 0)),
    CONSTRAINT branch_life_resolution_eligible_check CHECK ((eligible >= 0)),
    CONSTRAINT branch_life_resolution_invalid_check CHECK ((invalid >= 0)),
    CONSTRAINT branch_life_resolution_months_check CHECK ((months >= 0)),
    CONSTRAINT branch_life_resolution_no_check CHECK ((no >= 0)),
    CONSTRAINT branch_life_resolution_present_check CHECK ((present >= 0)),
    CONSTRAINT branch_life_resolution_written_check CHECK ((written >= 0)),
    CONSTRAINT branch_life_resolution_yes_check CHECK ((yes >= 0)),
    CONSTRAINT resolution_of_a_candidate_names_him CHECK ((((matter)::text = 'other'::text) OR (candidate_id IS NOT NULL))),
    CONSTRAINT resolution_passed_over_half_of_the_eligible CHECK (((NOT passed) OR ((eligible < (yes * 2)) AND (eligible < (present * 2)))))
);
CREATE TABLE public.branch_life_resolutionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    matter character varying(8) NOT NULL,
    subject character varying(120) NOT NULL,
    "on" date NOT NULL,
    months smallint,
    eligible smallint NOT NULL,
    present smallint NOT NULL,
    written smallint NOT NULL,
    yes smallint NOT NULL,
    no smallint NOT NULL,
    abstain smallint NOT NULL,
    invalid smallint NOT NULL,
    passed boolean NOT NULL,
    words bytea,
    note character varying(200) NOT NULL,
    rules jsonb NOT NULL,
    signed_on date,
    "national" character varying(60) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ballot_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    candidate_id uuid,
    meeting_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    signer_id uuid,
    CONSTRAINT branch_life_resolutionevent_abstain_check CHECK ((abstain >= 0)),
    CONSTRAINT branch_life_resolutionevent_eligible_check CHECK ((eligible >= 0)),
    CONSTRAINT branch_life_resolutionevent_invalid_check CHECK ((invalid >= 0)),
    CONSTRAINT branch_life_resolutionevent_months_check CHECK ((months >= 0)),
    CONSTRAINT branch_life_resolutionevent_no_check CHECK ((no >= 0)),
    CONSTRAINT branch_life_resolutionevent_present_check CHECK ((present >= 0)),
    CONSTRAINT branch_life_resolutionevent_written_check CHECK ((written >= 0)),
    CONSTRAINT branch_life_resolutionevent_yes_check CHECK ((yes >= 0))
);
ALTER TABLE public.branch_life_resolutionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_resolutionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_review (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "on" date NOT NULL,
    probation boolean NOT NULL,
    words bytea NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    by_member_id uuid,
    candidate_id uuid NOT NULL
);
CREATE TABLE public.branch_life_reviewevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "on" date NOT NULL,
    probation boolean NOT NULL,
    words bytea NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    by_member_id uuid,
    candidate_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.branch_life_reviewevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_reviewevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_steprecord (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    step smallint NOT NULL,
    round smallint NOT NULL,
    done_on date NOT NULL,
    outcome character varying(8) NOT NULL,
    stands boolean NOT NULL,
    rule jsonb NOT NULL,
    reference character varying(60) NOT NULL,
    notice_from date,
    notice_to date,
    opinions character varying(8)[] NOT NULL,
    votes jsonb,
    resolution_id uuid,
    extend_months smallint,
    form_number character varying(40) NOT NULL,
    words bytea,
    warned character varying(20)[] NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    voided_at timestamp with time zone,
    void_reason bytea,
    candidate_id uuid NOT NULL,
    CONSTRAINT branch_life_steprecord_extend_months_check CHECK ((extend_months >= 0)),
    CONSTRAINT branch_life_steprecord_round_check CHECK ((round >= 0)),
    CONSTRAINT branch_life_steprecord_step_check CHECK ((step >= 0)),
    CONSTRAINT step_extends_when_extended CHECK (((extend_months IS NULL) OR (((outcome)::text = 'extend'::text) AND (extend_months >= 1) AND (extend_months <= 24)))),
    CONSTRAINT step_is_one_of_25 CHECK (((step >= 1) AND (step <= 25))),
    CONSTRAINT step_notice_ends_after_start CHECK ((((notice_from IS NULL) AND (notice_to IS NULL)) OR (notice_to >= notice_from)))
);
CREATE TABLE public.branch_life_steprecordevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    step smallint NOT NULL,
    round smallint NOT NULL,
    done_on date NOT NULL,
    outcome character varying(8) NOT NULL,
    stands boolean NOT NULL,
    rule jsonb NOT NULL,
    reference character varying(60) NOT NULL,
    notice_from date,
    notice_to date,
    opinions character varying(8)[] NOT NULL,
    votes jsonb,
    resolution_id uuid,
    extend_months smallint,
    form_number character varying(40) NOT NULL,
    words bytea,
    warned character varying(20)[] NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    voided_at timestamp with time zone,
    void_reason bytea,
    candidate_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT branch_life_steprecordevent_extend_months_check CHECK ((extend_months >= 0)),
    CONSTRAINT branch_life_steprecordevent_round_check CHECK ((round >= 0)),
    CONSTRAINT branch_life_steprecordevent_step_check CHECK ((step >= 0))
);
ALTER TABLE public.branch_life_steprecordevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_steprecordevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_tally (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    attempt smallint NOT NULL,
    papers_back smallint NOT NULL,
    yes smallint NOT NULL,
    no smallint NOT NULL,
    abstain smallint NOT NULL,
    invalid smallint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by uuid,
    ballot_id uuid NOT NULL,
    counter_id uuid,
    CONSTRAINT branch_life_tally_abstain_check CHECK ((abstain >= 0)),
    CONSTRAINT branch_life_tally_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT branch_life_tally_invalid_check CHECK ((invalid >= 0)),
    CONSTRAINT branch_life_tally_no_check CHECK ((no >= 0)),
    CONSTRAINT branch_life_tally_papers_back_check CHECK ((papers_back >= 0)),
    CONSTRAINT branch_life_tally_yes_check CHECK ((yes >= 0))
);
CREATE TABLE public.branch_life_trainingrecord (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    title character varying(80) NOT NULL,
    organiser character varying(80) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    minutes integer NOT NULL,
    attendance_id uuid,
    candidate_id uuid NOT NULL,
    CONSTRAINT branch_life_trainingrecord_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT training_ends_after_start CHECK ((to_on >= from_on))
);
CREATE TABLE public.branch_life_trainingrecordevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    title character varying(80) NOT NULL,
    organiser character varying(80) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    minutes integer NOT NULL,
    attendance_id uuid,
    candidate_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT branch_life_trainingrecordevent_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.branch_life_trainingrecordevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_trainingrecordevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_transfer (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    direction character varying(8) NOT NULL,
    from_name character varying(120) NOT NULL,
    to_name character varying(120) NOT NULL,
    across_province boolean NOT NULL,
    reason character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    applied_on date NOT NULL,
    sent_on date,
    letter character varying(60) NOT NULL,
    valid_until date,
    received_on date,
    returned character varying(200) NOT NULL,
    "national" character varying(60) NOT NULL,
    reminded_on date,
    made_at timestamp with time zone NOT NULL,
    from_branch_id uuid,
    member_id uuid NOT NULL,
    to_branch_id uuid,
    CONSTRAINT transfer_received_after_sent CHECK ((((received_on >= sent_on) AND ((state)::text = 'received'::text)) OR ((NOT ((state)::text = 'received'::text)) AND (received_on IS NULL)))),
    CONSTRAINT transfer_sent_with_a_letter CHECK (((NOT ((state)::text = ANY ((ARRAY['sent'::character varying, 'received'::character varying])::text[]))) OR ((NOT ((letter)::text = ''::text)) AND (sent_on IS NOT NULL) AND (valid_until >= sent_on)))),
    CONSTRAINT transfer_sides_fit_its_direction CHECK (((((direction)::text = 'within'::text) AND (from_branch_id IS NOT NULL) AND (to_branch_id IS NOT NULL)) OR (((direction)::text = 'out'::text) AND (from_branch_id IS NOT NULL) AND (to_branch_id IS NULL)) OR (((direction)::text = 'in'::text) AND (from_branch_id IS NULL) AND (to_branch_id IS NOT NULL))))
);
CREATE TABLE public.branch_life_transferevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    direction character varying(8) NOT NULL,
    from_name character varying(120) NOT NULL,
    to_name character varying(120) NOT NULL,
    across_province boolean NOT NULL,
    reason character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    applied_on date NOT NULL,
    sent_on date,
    letter character varying(60) NOT NULL,
    valid_until date,
    received_on date,
    returned character varying(200) NOT NULL,
    "national" character varying(60) NOT NULL,
    reminded_on date,
    made_at timestamp with time zone NOT NULL,
    from_branch_id uuid,
    member_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    to_branch_id uuid
);
ALTER TABLE public.branch_life_transferevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.branch_life_transferevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.branch_life_writtenopinion (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    received_on date NOT NULL,
    attendee_id uuid NOT NULL,
    item_id uuid NOT NULL
);
CREATE TABLE public.care_campaign (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    season character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    contents character varying(300) NOT NULL,
    unit_cost_fen integer NOT NULL,
    budget_fen bigint NOT NULL,
    state character varying(8) NOT NULL,
    groups character varying(20)[] NOT NULL,
    districts character varying(6)[] NOT NULL,
    companies uuid[] NOT NULL,
    operating_months smallint NOT NULL,
    author uuid,
    approved_by uuid,
    approved_at timestamp with time zone,
    refreshed_at timestamp with time zone,
    handed integer NOT NULL,
    pack_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT campaign_approved_by_another CHECK (((approved_by IS NULL) OR (author IS NULL) OR (NOT ((approved_by = author) AND (approved_by IS NOT NULL) AND (author IS NOT NULL))))),
    CONSTRAINT campaign_costs_something CHECK (((budget_fen > 0) AND (unit_cost_fen > 0))),
    CONSTRAINT campaign_ends_after_start CHECK ((to_on >= from_on)),
    CONSTRAINT campaign_within_budget CHECK ((budget_fen >= (handed * unit_cost_fen))),
    CONSTRAINT care_campaign_budget_fen_check CHECK ((budget_fen >= 0)),
    CONSTRAINT care_campaign_handed_check CHECK ((handed >= 0)),
    CONSTRAINT care_campaign_operating_months_check CHECK ((operating_months >= 0)),
    CONSTRAINT care_campaign_unit_cost_fen_check CHECK ((unit_cost_fen >= 0))
);
CREATE TABLE public.care_campaignevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    season character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    contents character varying(300) NOT NULL,
    unit_cost_fen integer NOT NULL,
    budget_fen bigint NOT NULL,
    state character varying(8) NOT NULL,
    groups character varying(20)[] NOT NULL,
    districts character varying(6)[] NOT NULL,
    companies uuid[] NOT NULL,
    operating_months smallint NOT NULL,
    author uuid,
    approved_by uuid,
    approved_at timestamp with time zone,
    refreshed_at timestamp with time zone,
    handed integer NOT NULL,
    pack_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT care_campaignevent_budget_fen_check CHECK ((budget_fen >= 0)),
    CONSTRAINT care_campaignevent_handed_check CHECK ((handed >= 0)),
    CONSTRAINT care_campaignevent_operating_months_check CHECK ((operating_months >= 0)),
    CONSTRAINT care_campaignevent_unit_cost_fen_check CHECK ((unit_cost_fen >= 0))
);
ALTER TABLE public.care_campaignevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.care_campaignevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.care_consultation (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    subject character varying(10) NOT NULL,
    mode character varying(6) NOT NULL,
    state character varying(9) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    completed_on date,
    seat smallint,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    privacy character varying(6) NOT NULL,
    question bytea,
    answer bytea,
    answered_by uuid,
    answered_at timestamp with time zone,
    public_question character varying(300) NOT NULL,
    public_answer character varying(1000) NOT NULL,
    offered_by uuid,
    published_at timestamp with time zone,
    note bytea,
    follow_up_on date,
    followed_up_at timestamp with time zone,
    person_id uuid NOT NULL,
    slot_id uuid,
    CONSTRAINT care_consultation_seat_check CHECK ((seat >= 0)),
    CONSTRAINT consultation_completed_has_its_day CHECK ((((completed_on IS NOT NULL) AND ((state)::text = 'completed'::text)) OR ((NOT ((state)::text = 'completed'::text)) AND (completed_on IS NULL)))),
    CONSTRAINT consultation_is_a_booking_or_a_question CHECK ((((ends_at IS NOT NULL) AND (seat IS NOT NULL) AND (slot_id IS NOT NULL) AND (starts_at IS NOT NULL)) OR (((mode)::text = 'online'::text) AND (question IS NOT NULL) AND (slot_id IS NULL)))),
    CONSTRAINT consultation_published_was_allowed CHECK (((published_at IS NULL) OR (((privacy)::text = 'public'::text) AND (NOT ((public_question)::text = ''::text)) AND (NOT ((public_answer)::text = ''::text)))))
);
CREATE TABLE public.care_consultationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    subject character varying(10) NOT NULL,
    mode character varying(6) NOT NULL,
    state character varying(9) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    completed_on date,
    seat smallint,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    privacy character varying(6) NOT NULL,
    question bytea,
    answer bytea,
    answered_by uuid,
    answered_at timestamp with time zone,
    public_question character varying(300) NOT NULL,
    public_answer character varying(1000) NOT NULL,
    offered_by uuid,
    published_at timestamp with time zone,
    note bytea,
    follow_up_on date,
    followed_up_at timestamp with time zone,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    slot_id uuid,
    CONSTRAINT care_consultationevent_seat_check CHECK ((seat >= 0))
);
ALTER TABLE public.care_consultationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.care_consultationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.care_eligible (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    reasons character varying(10)[] NOT NULL,
    removed boolean NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    note character varying(200) NOT NULL,
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT eligible_removed_says_why CHECK (((NOT removed) OR (NOT ((note)::text = ''::text))))
);
CREATE TABLE public.care_eligibleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    reasons character varying(10)[] NOT NULL,
    removed boolean NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    note character varying(200) NOT NULL,
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.care_eligibleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.care_eligibleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.care_handout (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    unit_cost_fen integer NOT NULL,
    receipt character varying(10) NOT NULL,
    receipt_note character varying(120) NOT NULL,
    proxy_name character varying(64) NOT NULL,
    proxy_reason character varying(120) NOT NULL,
    handed_by uuid,
    handed_on date NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    returned_at timestamp with time zone,
    returned_by uuid,
    return_reason character varying(120) NOT NULL,
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    place_id uuid NOT NULL,
    signature_id uuid,
    late boolean NOT NULL,
    CONSTRAINT care_handout_unit_cost_fen_check CHECK ((unit_cost_fen >= 0)),
    CONSTRAINT handout_has_a_receipt CHECK ((((receipt)::text = 'code'::text) OR (((receipt)::text = 'signature'::text) AND (signature_id IS NOT NULL)) OR (((receipt)::text = 'paper'::text) AND (NOT ((receipt_note)::text = ''::text))))),
    CONSTRAINT handout_proxy_says_why CHECK (((((proxy_name)::text = ''::text) AND ((proxy_reason)::text = ''::text)) OR ((NOT ((proxy_name)::text = ''::text)) AND (NOT ((proxy_reason)::text = ''::text))))),
    CONSTRAINT handout_returned_says_why CHECK (((returned_at IS NULL) OR (NOT ((return_reason)::text = ''::text))))
);
CREATE TABLE public.care_handoutevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    unit_cost_fen integer NOT NULL,
    receipt character varying(10) NOT NULL,
    receipt_note character varying(120) NOT NULL,
    proxy_name character varying(64) NOT NULL,
    proxy_reason character varying(120) NOT NULL,
    handed_by uuid,
    handed_on date NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    returned_at timestamp with time zone,
    returned_by uuid,
    return_reason character varying(120) NOT NULL,
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    place_id uuid NOT NULL,
    signature_id uuid,
    late boolean NOT NULL,
    CONSTRAINT care_handoutevent_unit_cost_fen_check CHECK ((unit_cost_fen >= 0))
);
ALTER TABLE public.care_handoutevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.care_handoutevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.care_hardshipnote (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    text bytea NOT NULL,
    noted_on date NOT NULL,
    noted_by uuid,
    ended_on date,
    person_id uuid NOT NULL
);
CREATE TABLE public.care_help (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    what character varying(300) NOT NULL,
    giver character varying(80) NOT NULL,
    given_on date NOT NULL,
    receipt character varying(10) NOT NULL,
    receipt_note character varying(120) NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    objected_at timestamp with time zone,
    objection character varying(200) NOT NULL,
    voided_at timestamp with time zone,
    void_reason character varying(200) NOT NULL,
    corrects_id uuid,
    person_id uuid NOT NULL,
    signature_id uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT help_confirmed_or_objected CHECK (((confirmed_at IS NULL) OR (objected_at IS NULL))),
    CONSTRAINT help_paper_says_where CHECK (((NOT ((receipt)::text = 'paper'::text)) OR (NOT ((receipt_note)::text = ''::text)))),
    CONSTRAINT help_signature_is_kept CHECK (((NOT ((receipt)::text = 'signature'::text)) OR (signature_id IS NOT NULL))),
    CONSTRAINT help_voided_says_why CHECK (((voided_at IS NULL) OR (NOT ((void_reason)::text = ''::text))))
);
CREATE TABLE public.care_helpevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    what character varying(300) NOT NULL,
    giver character varying(80) NOT NULL,
    given_on date NOT NULL,
    receipt character varying(10) NOT NULL,
    receipt_note character varying(120) NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    objected_at timestamp with time zone,
    objection character varying(200) NOT NULL,
    voided_at timestamp with time zone,
    void_reason character varying(200) NOT NULL,
    corrects_id uuid,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    signature_id uuid,
    unit_id uuid NOT NULL
);
ALTER TABLE public.care_helpevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.care_helpevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.care_homevisit (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    visited_on date NOT NULL,
    visitors character varying(120) NOT NULL,
    note bytea NOT NULL,
    paper_consent character varying(120) NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    consent_id uuid,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT home_visit_was_agreed_to CHECK (((consent_id IS NOT NULL) OR (NOT ((paper_consent)::text = ''::text))))
);
CREATE TABLE public.care_receiptcode (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    digest bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    person_id uuid NOT NULL
);
CREATE TABLE public.care_slot (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    subject character varying(10) NOT NULL,
    mode character varying(6) NOT NULL,
    place character varying(120) NOT NULL,
    consultant character varying(40) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    seats smallint NOT NULL,
    state character varying(9) NOT NULL,
    opened_by uuid,
    reason character varying(120) NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT care_slot_seats_check CHECK ((seats >= 0)),
    CONSTRAINT slot_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT slot_has_seats CHECK (((seats >= 1) AND (seats <= 50))),
    CONSTRAINT slot_is_not_online CHECK ((NOT ((mode)::text = 'online'::text)))
);
CREATE TABLE public.care_slotevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    subject character varying(10) NOT NULL,
    mode character varying(6) NOT NULL,
    place character varying(120) NOT NULL,
    consultant character varying(40) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    seats smallint NOT NULL,
    state character varying(9) NOT NULL,
    opened_by uuid,
    reason character varying(120) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT care_slotevent_seats_check CHECK ((seats >= 0))
);
ALTER TABLE public.care_slotevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.care_slotevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.files_fileaccess (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    file uuid NOT NULL,
    account uuid,
    purpose character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.files_paper (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    uploader uuid,
    created_at timestamp with time zone NOT NULL,
    attached_kind character varying(60) NOT NULL,
    attached_key character varying(60) NOT NULL,
    attached_at timestamp with time zone,
    erased_at timestamp with time zone,
    file_id uuid NOT NULL
);
CREATE TABLE public.files_photo (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    uploader uuid,
    created_at timestamp with time zone NOT NULL,
    attached_kind character varying(60) NOT NULL,
    attached_key character varying(60) NOT NULL,
    attached_at timestamp with time zone,
    erased_at timestamp with time zone,
    width integer NOT NULL,
    height integer NOT NULL,
    phash bigint,
    taken_at timestamp with time zone,
    reviewed_at timestamp with time zone,
    reviewed_by uuid,
    published boolean NOT NULL,
    large_id uuid NOT NULL,
    original_id uuid,
    thumb_id uuid NOT NULL,
    CONSTRAINT files_photo_height_check CHECK ((height >= 0)),
    CONSTRAINT files_photo_width_check CHECK ((width >= 0)),
    CONSTRAINT photo_published_after_review CHECK (((NOT published) OR (reviewed_at IS NOT NULL)))
);
CREATE TABLE public.files_recording (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    uploader uuid,
    created_at timestamp with time zone NOT NULL,
    attached_kind character varying(60) NOT NULL,
    attached_key character varying(60) NOT NULL,
    attached_at timestamp with time zone,
    erased_at timestamp with time zone,
    seconds smallint NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT files_recording_seconds_check CHECK ((seconds >= 0))
);
CREATE TABLE public.files_storedfile (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    name character varying(200) NOT NULL,
    purpose character varying(40) NOT NULL,
    media_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    digest bytea NOT NULL,
    place character varying(120) NOT NULL,
    uploader uuid,
    created_at timestamp with time zone NOT NULL,
    erased_at timestamp with time zone,
    CONSTRAINT files_storedfile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.fleets_ask (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    standing_by boolean NOT NULL,
    reasons jsonb NOT NULL,
    wave smallint NOT NULL,
    reserve boolean NOT NULL,
    asked_at timestamp with time zone,
    answered_at timestamp with time zone,
    said character varying(120) NOT NULL,
    person_id uuid NOT NULL,
    vehicle_id uuid,
    enrolment_id uuid NOT NULL,
    mission_id uuid NOT NULL,
    CONSTRAINT ask_passed_with_reasons CHECK (((NOT ((state)::text = 'passed'::text)) OR (NOT (reasons = '[]'::jsonb)))),
    CONSTRAINT fleets_ask_wave_check CHECK ((wave >= 0))
);
CREATE TABLE public.fleets_askevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    standing_by boolean NOT NULL,
    reasons jsonb NOT NULL,
    wave smallint NOT NULL,
    reserve boolean NOT NULL,
    asked_at timestamp with time zone,
    answered_at timestamp with time zone,
    said character varying(120) NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    vehicle_id uuid,
    enrolment_id uuid NOT NULL,
    mission_id uuid NOT NULL,
    CONSTRAINT fleets_askevent_wave_check CHECK ((wave >= 0))
);
ALTER TABLE public.fleets_askevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_askevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fleets_drive (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    about character varying(300) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    unit_id uuid NOT NULL,
    CONSTRAINT drive_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.fleets_enrolment (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    from_on date,
    to_on date,
    reason character varying(120) NOT NULL,
    skills jsonb NOT NULL,
    equipment jsonb NOT NULL,
    areas jsonb NOT NULL,
    kinds jsonb NOT NULL,
    paused_until date,
    insured_to date,
    inspected_to date,
    checked_on date,
    checked_by uuid,
    driver_id uuid NOT NULL,
    person_id uuid NOT NULL,
    vehicle_id uuid,
    fleet_id uuid NOT NULL,
    CONSTRAINT enrolment_active_since CHECK (((NOT ((state)::text = 'active'::text)) OR (from_on IS NOT NULL))),
    CONSTRAINT enrolment_checked_whole CHECK (((checked_on IS NULL) OR ((inspected_to IS NOT NULL) AND (insured_to IS NOT NULL))))
);
CREATE TABLE public.fleets_enrolmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    from_on date,
    to_on date,
    reason character varying(120) NOT NULL,
    skills jsonb NOT NULL,
    equipment jsonb NOT NULL,
    areas jsonb NOT NULL,
    kinds jsonb NOT NULL,
    paused_until date,
    insured_to date,
    inspected_to date,
    checked_on date,
    checked_by uuid,
    driver_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    vehicle_id uuid,
    fleet_id uuid NOT NULL
);
ALTER TABLE public.fleets_enrolmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_enrolmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fleets_fleet (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    district character varying(6) NOT NULL,
    kinds jsonb NOT NULL,
    about character varying(300) NOT NULL,
    founded_on date NOT NULL,
    ended_on date,
    unit_id uuid NOT NULL,
    CONSTRAINT fleet_ends_after_start CHECK (((ended_on IS NULL) OR (ended_on >= founded_on)))
);
CREATE TABLE public.fleets_fleetevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    district character varying(6) NOT NULL,
    kinds jsonb NOT NULL,
    about character varying(300) NOT NULL,
    founded_on date NOT NULL,
    ended_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL
);
ALTER TABLE public.fleets_fleetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_fleetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fleets_incident (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(9) NOT NULL,
    text character varying(400) NOT NULL,
    at timestamp with time zone NOT NULL,
    phone_at timestamp with time zone,
    lon double precision,
    lat double precision,
    state character varying(7) NOT NULL,
    outcome character varying(300) NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid,
    trip_id uuid NOT NULL,
    CONSTRAINT incident_settled_with_outcome CHECK (((NOT ((state)::text = 'settled'::text)) OR (NOT ((outcome)::text = ''::text))))
);
CREATE TABLE public.fleets_incidentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(9) NOT NULL,
    text character varying(400) NOT NULL,
    at timestamp with time zone NOT NULL,
    phone_at timestamp with time zone,
    lon double precision,
    lat double precision,
    state character varying(7) NOT NULL,
    outcome character varying(300) NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    trip_id uuid NOT NULL
);
ALTER TABLE public.fleets_incidentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_incidentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fleets_lead (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    seat character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    fleet_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT lead_ends_after_start CHECK ((to_on >= from_on))
);
CREATE TABLE public.fleets_leadevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    seat character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    fleet_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.fleets_leadevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_leadevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fleets_mission (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(11) NOT NULL,
    title character varying(60) NOT NULL,
    area character varying(6) NOT NULL,
    place character varying(120) NOT NULL,
    lon double precision,
    lat double precision,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    day date NOT NULL,
    needed smallint NOT NULL,
    reserve smallint NOT NULL,
    accepted smallint NOT NULL,
    seats smallint,
    skills jsonb NOT NULL,
    equipment jsonb NOT NULL,
    note character varying(400) NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(200) NOT NULL,
    wave smallint NOT NULL,
    next_wave_at timestamp with time zone,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    called_at timestamp with time zone,
    closed_at timestamp with time zone,
    drive_id uuid,
    fleet_id uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT fleets_mission_accepted_check CHECK ((accepted >= 0)),
    CONSTRAINT fleets_mission_needed_check CHECK ((needed >= 0)),
    CONSTRAINT fleets_mission_reserve_check CHECK ((reserve >= 0)),
    CONSTRAINT fleets_mission_seats_check CHECK ((seats >= 0)),
    CONSTRAINT fleets_mission_wave_check CHECK ((wave >= 0)),
    CONSTRAINT mission_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT mission_needs_vehicles CHECK ((needed >= 1)),
    CONSTRAINT mission_never_overfilled CHECK ((accepted <= (needed + reserve))),
    CONSTRAINT mission_stood_down_with_reason CHECK (((NOT ((state)::text = 'stood_down'::text)) OR (NOT ((reason)::text = ''::text))))
);
CREATE TABLE public.fleets_missionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(11) NOT NULL,
    title character varying(60) NOT NULL,
    area character varying(6) NOT NULL,
    place character varying(120) NOT NULL,
    lon double precision,
    lat double precision,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    day date NOT NULL,
    needed smallint NOT NULL,
    reserve smallint NOT NULL,
    accepted smallint NOT NULL,
    seats smallint,
    skills jsonb NOT NULL,
    equipment jsonb NOT NULL,
    note character varying(400) NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(200) NOT NULL,
    wave smallint NOT NULL,
    next_wave_at timestamp with time zone,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    called_at timestamp with time zone,
    closed_at timestamp with time zone,
    drive_id uuid,
    fleet_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT fleets_missionevent_accepted_check CHECK ((accepted >= 0)),
    CONSTRAINT fleets_missionevent_needed_check CHECK ((needed >= 0)),
    CONSTRAINT fleets_missionevent_reserve_check CHECK ((reserve >= 0)),
    CONSTRAINT fleets_missionevent_seats_check CHECK ((seats >= 0)),
    CONSTRAINT fleets_missionevent_wave_check CHECK ((wave >= 0))
);
ALTER TABLE public.fleets_missionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_missionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fleets_standby (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "on" date NOT NULL,
    shift character varying(5) NOT NULL,
    enrolment_id uuid NOT NULL
);
CREATE TABLE public.fleets_stop (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    kind character varying(9) NOT NULL,
    place character varying(120) NOT NULL,
    lon double precision,
    lat double precision,
    planned_at timestamp with time zone,
    due_at timestamp with time zone,
    done_at timestamp with time zone,
    phone_at timestamp with time zone,
    at_lon double precision,
    at_lat double precision,
    temperature numeric(4,1),
    kit boolean NOT NULL,
    note character varying(120) NOT NULL,
    transport_id uuid,
    trip_id uuid NOT NULL,
    CONSTRAINT fleets_stop_order_check CHECK (("order" >= 0)),
    CONSTRAINT stop_carries_where_it_must CHECK (((((kind)::text = ANY ((ARRAY['board'::character varying, 'alight'::character varying])::text[])) AND (transport_id IS NOT NULL)) OR ((kind)::text = ANY ((ARRAY['muster'::character varying, 'disinfect'::character varying, 'finish'::character varying])::text[]))))
);
CREATE TABLE public.fleets_transport (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    load character varying(8) NOT NULL,
    what character varying(80) NOT NULL,
    party smallint NOT NULL,
    requester character varying(60) NOT NULL,
    coldest smallint,
    warmest smallint,
    from_place character varying(120) NOT NULL,
    from_lon double precision NOT NULL,
    from_lat double precision NOT NULL,
    to_place character varying(120) NOT NULL,
    to_lon double precision NOT NULL,
    to_lat double precision NOT NULL,
    board_from timestamp with time zone NOT NULL,
    board_to timestamp with time zone NOT NULL,
    alight_by timestamp with time zone NOT NULL,
    needs jsonb NOT NULL,
    state character varying(9) NOT NULL,
    unserved character varying(20) NOT NULL,
    reason character varying(200) NOT NULL,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    mission_id uuid NOT NULL,
    trip_id uuid,
    CONSTRAINT fleets_transport_party_check CHECK ((party >= 0)),
    CONSTRAINT transport_cold_range CHECK (((coldest IS NULL) OR (warmest IS NULL) OR (coldest <= warmest))),
    CONSTRAINT transport_has_a_vehicle CHECK (((trip_id IS NOT NULL) OR ((state)::text = ANY ((ARRAY['waiting'::character varying, 'cancelled'::character varying, 'failed'::character varying])::text[])))),
    CONSTRAINT transport_windows_in_order CHECK (((board_from <= board_to) AND (board_to < alight_by)))
);
CREATE TABLE public.fleets_transportevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    load character varying(8) NOT NULL,
    what character varying(80) NOT NULL,
    party smallint NOT NULL,
    requester character varying(60) NOT NULL,
    coldest smallint,
    warmest smallint,
    from_place character varying(120) NOT NULL,
    from_lon double precision NOT NULL,
    from_lat double precision NOT NULL,
    to_place character varying(120) NOT NULL,
    to_lon double precision NOT NULL,
    to_lat double precision NOT NULL,
    board_from timestamp with time zone NOT NULL,
    board_to timestamp with time zone NOT NULL,
    alight_by timestamp with time zone NOT NULL,
    needs jsonb NOT NULL,
    state character varying(9) NOT NULL,
    unserved character varying(20) NOT NULL,
    reason character varying(200) NOT NULL,
    made_by uuid,
    made_at timestamp with time zone NOT NULL,
    mission_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    trip_id uuid,
    CONSTRAINT fleets_transportevent_party_check CHECK ((party >= 0))
);
ALTER TABLE public.fleets_transportevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_transportevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fleets_trip (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    state character varying(9) NOT NULL,
    reason character varying(200) NOT NULL,
    planned_metres integer NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    "on" date,
    minutes integer NOT NULL,
    runs smallint NOT NULL,
    metres integer NOT NULL,
    people smallint NOT NULL,
    closed_by uuid,
    ask_id uuid NOT NULL,
    mission_id uuid NOT NULL,
    person_id uuid NOT NULL,
    vehicle_id uuid NOT NULL,
    CONSTRAINT fleets_trip_metres_check CHECK ((metres >= 0)),
    CONSTRAINT fleets_trip_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT fleets_trip_people_check CHECK ((people >= 0)),
    CONSTRAINT fleets_trip_planned_metres_check CHECK ((planned_metres >= 0)),
    CONSTRAINT fleets_trip_runs_check CHECK ((runs >= 0)),
    CONSTRAINT trip_cancelled_with_reason CHECK (((NOT ((state)::text = 'cancelled'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT trip_done_is_whole CHECK (((NOT ((state)::text = 'done'::text)) OR ((finished_at IS NOT NULL) AND ("on" IS NOT NULL) AND (started_at IS NOT NULL)))),
    CONSTRAINT trip_ends_after_start CHECK (((finished_at IS NULL) OR (finished_at >= started_at)))
);
CREATE TABLE public.fleets_tripevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    state character varying(9) NOT NULL,
    reason character varying(200) NOT NULL,
    planned_metres integer NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    "on" date,
    minutes integer NOT NULL,
    runs smallint NOT NULL,
    metres integer NOT NULL,
    people smallint NOT NULL,
    closed_by uuid,
    ask_id uuid NOT NULL,
    mission_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    vehicle_id uuid NOT NULL,
    CONSTRAINT fleets_tripevent_metres_check CHECK ((metres >= 0)),
    CONSTRAINT fleets_tripevent_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT fleets_tripevent_people_check CHECK ((people >= 0)),
    CONSTRAINT fleets_tripevent_planned_metres_check CHECK ((planned_metres >= 0)),
    CONSTRAINT fleets_tripevent_runs_check CHECK ((runs >= 0))
);
ALTER TABLE public.fleets_tripevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fleets_tripevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.honours_honour (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(40) NOT NULL,
    span character varying(5) NOT NULL,
    period date NOT NULL,
    citation character varying(200) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    state character varying(9) NOT NULL,
    proposed_by uuid,
    proposed_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    announced_at timestamp with time zone,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT honour_announced_with_consent CHECK (((NOT ((state)::text = 'announced'::text)) OR ((announced_at IS NOT NULL) AND (answered_at IS NOT NULL)))),
    CONSTRAINT honour_ends_after_start CHECK ((to_on >= from_on))
);
CREATE TABLE public.honours_honourevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(40) NOT NULL,
    span character varying(5) NOT NULL,
    period date NOT NULL,
    citation character varying(200) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    state character varying(9) NOT NULL,
    proposed_by uuid,
    proposed_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    announced_at timestamp with time zone,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL
);
ALTER TABLE public.honours_honourevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.honours_honourevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.honours_servicecertificate (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    services integer NOT NULL,
    minutes integer NOT NULL,
    trips integer NOT NULL,
    metres integer NOT NULL,
    lines jsonb NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by uuid,
    issuer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT honours_servicecertificate_metres_check CHECK ((metres >= 0)),
    CONSTRAINT honours_servicecertificate_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT honours_servicecertificate_services_check CHECK ((services >= 0)),
    CONSTRAINT honours_servicecertificate_trips_check CHECK ((trips >= 0)),
    CONSTRAINT service_certificate_ends_after_start CHECK ((to_on >= from_on))
);
CREATE TABLE public.honours_servicerecord (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(100) NOT NULL,
    "on" date NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    minutes integer NOT NULL,
    trips integer NOT NULL,
    metres integer NOT NULL,
    people integer NOT NULL,
    source character varying(100) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    voided_at timestamp with time zone,
    void_reason character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT honours_servicerecord_metres_check CHECK ((metres >= 0)),
    CONSTRAINT honours_servicerecord_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT honours_servicerecord_people_check CHECK ((people >= 0)),
    CONSTRAINT honours_servicerecord_trips_check CHECK ((trips >= 0)),
    CONSTRAINT service_record_ends_after_start CHECK (((ends_at IS NULL) OR (ends_at >= starts_at))),
    CONSTRAINT service_record_voided_with_reason CHECK (((voided_at IS NULL) OR (NOT ((void_reason)::text = ''::text))))
);
CREATE TABLE public.honours_servicerecordevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(100) NOT NULL,
    "on" date NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    minutes integer NOT NULL,
    trips integer NOT NULL,
    metres integer NOT NULL,
    people integer NOT NULL,
    source character varying(100) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    voided_at timestamp with time zone,
    void_reason character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT honours_servicerecordevent_metres_check CHECK ((metres >= 0)),
    CONSTRAINT honours_servicerecordevent_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT honours_servicerecordevent_people_check CHECK ((people >= 0)),
    CONSTRAINT honours_servicerecordevent_trips_check CHECK ((trips >= 0))
);
ALTER TABLE public.honours_servicerecordevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.honours_servicerecordevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.insight_brief (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    year smallint,
    issue integer,
    scope_name character varying(80) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    state character varying(10) NOT NULL,
    masthead character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    body text NOT NULL,
    signed_as character varying(80) NOT NULL,
    report_to character varying(200) NOT NULL,
    send_to character varying(200) NOT NULL,
    distribute_to character varying(200) NOT NULL,
    remark character varying(400) NOT NULL,
    drafted_by uuid,
    authors uuid[] NOT NULL,
    revised_at timestamp with time zone,
    revised_by uuid,
    checked_by uuid,
    checked_at timestamp with time zone,
    issued_by uuid,
    issued_at timestamp with time zone,
    issued_on date,
    published_by uuid,
    published_at timestamp with time zone,
    digest character varying(64) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    scope_id uuid NOT NULL,
    CONSTRAINT brief_issued_is_complete CHECK (((((digest)::text = ''::text) AND (issue IS NULL) AND (issued_at IS NULL) AND ((state)::text = ANY ((ARRAY['draft'::character varying, 'checked'::character varying, 'discarded'::character varying])::text[]))) OR ((issue IS NOT NULL) AND (issued_at IS NOT NULL) AND (issued_by IS NOT NULL) AND (issued_on IS NOT NULL) AND ((state)::text = ANY ((ARRAY['issued'::character varying, 'published'::character varying])::text[])) AND (year IS NOT NULL) AND (NOT ((digest)::text = ''::text))))),
    CONSTRAINT brief_period_order CHECK ((last >= first)),
    CONSTRAINT insight_brief_issue_check CHECK ((issue >= 0)),
    CONSTRAINT insight_brief_version_check CHECK ((version >= 0)),
    CONSTRAINT insight_brief_year_check CHECK ((year >= 0))
);
CREATE TABLE public.insight_brieffigure (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    key character varying(40) NOT NULL,
    "order" smallint NOT NULL,
    label character varying(60) NOT NULL,
    unit character varying(10) NOT NULL,
    definition text NOT NULL,
    value bigint NOT NULL,
    people bigint,
    text character varying(40) NOT NULL,
    note text NOT NULL,
    readings jsonb NOT NULL,
    row_kind character varying(60) NOT NULL,
    row_keys uuid[] NOT NULL,
    brief_id uuid NOT NULL,
    CONSTRAINT insight_brieffigure_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.intake_batch (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    file_name character varying(200) NOT NULL,
    digest bytea NOT NULL,
    source character varying(10) NOT NULL,
    uploader uuid,
    path character varying(200) NOT NULL,
    paths character varying(200)[],
    tables jsonb NOT NULL,
    notices jsonb NOT NULL,
    refusal jsonb,
    total integer NOT NULL,
    new integer NOT NULL,
    changed integer NOT NULL,
    same integer NOT NULL,
    failing integer NOT NULL,
    dropped integer NOT NULL,
    written_new integer NOT NULL,
    written_changed integer NOT NULL,
    written_same integer NOT NULL,
    warned integer NOT NULL,
    tidied integer NOT NULL,
    drifted boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    staged_at timestamp with time zone,
    applied_at timestamp with time zone,
    undone_at timestamp with time zone,
    purged_at timestamp with time zone,
    stage_seconds double precision,
    apply_seconds double precision,
    file_id uuid,
    CONSTRAINT batch_refused_says_why CHECK ((((refusal IS NOT NULL) AND ((state)::text = 'refused'::text)) OR ((NOT ((state)::text = 'refused'::text)) AND (refusal IS NULL)))),
    CONSTRAINT batch_rows_add_up CHECK ((total = (((((((new + changed) + same) + failing) + dropped) + written_new) + written_changed) + written_same))),
    CONSTRAINT intake_batch_changed_check CHECK ((changed >= 0)),
    CONSTRAINT intake_batch_dropped_check CHECK ((dropped >= 0)),
    CONSTRAINT intake_batch_failing_check CHECK ((failing >= 0)),
    CONSTRAINT intake_batch_new_check CHECK ((new >= 0)),
    CONSTRAINT intake_batch_same_check CHECK ((same >= 0)),
    CONSTRAINT intake_batch_tidied_check CHECK ((tidied >= 0)),
    CONSTRAINT intake_batch_total_check CHECK ((total >= 0)),
    CONSTRAINT intake_batch_warned_check CHECK ((warned >= 0)),
    CONSTRAINT intake_batch_written_changed_check CHECK ((written_changed >= 0)),
    CONSTRAINT intake_batch_written_new_check CHECK ((written_new >= 0)),
    CONSTRAINT intake_batch_written_same_check CHECK ((written_same >= 0))
);
CREATE TABLE public.intake_chunk (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    seq integer NOT NULL,
    "table" smallint NOT NULL,
    states text NOT NULL,
    warned text NOT NULL,
    sealed bytea NOT NULL,
    batch_id uuid NOT NULL,
    CONSTRAINT intake_chunk_seq_check CHECK ((seq >= 0)),
    CONSTRAINT intake_chunk_table_check CHECK (("table" >= 0))
);
CREATE TABLE public.intake_effect (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    seq integer NOT NULL,
    "table" character varying(63) NOT NULL,
    keys uuid[] NOT NULL,
    stamps bigint[] NOT NULL,
    columns character varying(63)[] NOT NULL,
    before jsonb,
    batch_id uuid NOT NULL,
    CONSTRAINT intake_effect_seq_check CHECK ((seq >= 0))
);
CREATE TABLE public.membership_contact (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    driver_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT contact_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.membership_contactevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    driver_id uuid NOT NULL,
    member_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.membership_contactevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.membership_contactevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.membership_membership (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    bond character varying(10) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT membership_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.membership_membershipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    bond character varying(10) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    branch_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    member_id uuid NOT NULL
);
ALTER TABLE public.membership_membershipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.membership_membershipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.membership_partymember (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    standing character varying(14) NOT NULL,
    joined_on date,
    formal_elsewhere character varying(120) NOT NULL,
    shows boolean NOT NULL,
    ended_on date,
    person_id uuid NOT NULL
);
CREATE TABLE public.membership_partymemberevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    standing character varying(14) NOT NULL,
    joined_on date,
    formal_elsewhere character varying(120) NOT NULL,
    shows boolean NOT NULL,
    ended_on date,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.membership_partymemberevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.membership_partymemberevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.membership_proposal (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    reason character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    made_on date NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    note character varying(200) NOT NULL,
    branch_id uuid NOT NULL,
    member_id uuid NOT NULL
);
CREATE TABLE public.membership_serves (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    district character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    branch_id uuid NOT NULL,
    company_unit_id uuid,
    CONSTRAINT serves_a_company_or_a_district CHECK ((((company_unit_id IS NOT NULL) AND ((district)::text = ''::text)) OR ((company_unit_id IS NULL) AND (NOT ((district)::text = ''::text)))))
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_message (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(80) NOT NULL,
    body character varying(400) NOT NULL,
    link character varying(200) NOT NULL,
    reason character varying(60) NOT NULL,
    source character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    person_id uuid NOT NULL
);
CREATE TABLE public.notices_outbound (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    channel character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    "to" bytea NOT NULL,
    to_index bytea NOT NULL,
    to_last4 character varying(4) NOT NULL,
    text bytea,
    state character varying(8) NOT NULL,
    not_before timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    attempts smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    error character varying(120) NOT NULL,
    account_id uuid,
    CONSTRAINT notices_outbound_attempts_check CHECK ((attempts >= 0))
);
CREATE TABLE public.organisations_post (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    role character varying(24) NOT NULL,
    below boolean NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT post_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.organisations_postevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    role character varying(24) NOT NULL,
    below boolean NOT NULL,
    from_on date NOT NULL,
    to_on date,
    basis character varying(120) NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL
);
ALTER TABLE public.organisations_postevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_postevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_unit (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(80) NOT NULL,
    kind character varying(24) NOT NULL,
    label integer NOT NULL,
    path character varying(200) NOT NULL,
    division character varying(6) NOT NULL,
    approved_by character varying(80) NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    parent_id uuid,
    CONSTRAINT organisations_unit_label_check CHECK ((label >= 0)),
    CONSTRAINT unit_closes_after_opening CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
    CONSTRAINT unit_path_form CHECK (((path)::text ~ '^/([0-9]+/)+$'::text))
);
CREATE TABLE public.organisations_unitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(80) NOT NULL,
    kind character varying(24) NOT NULL,
    label integer NOT NULL,
    path character varying(200) NOT NULL,
    division character varying(6) NOT NULL,
    approved_by character varying(80) NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    parent_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT organisations_unitevent_label_check CHECK ((label >= 0))
);
ALTER TABLE public.organisations_unitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_unitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_area (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    division character varying(6) NOT NULL,
    closed_on date
);
CREATE TABLE public.patrol_areacell (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    cell character varying(15) NOT NULL,
    area_id uuid NOT NULL
);
CREATE TABLE public.patrol_areacellevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    cell character varying(15) NOT NULL,
    area_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.patrol_areacellevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_areacellevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_areachoice (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    since date NOT NULL,
    area_id uuid NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.patrol_areaevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    division character varying(6) NOT NULL,
    closed_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.patrol_areaevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_areaevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_category (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    code character varying(24) NOT NULL,
    kind character varying(8) NOT NULL,
    family character varying(12) NOT NULL,
    name character varying(30) NOT NULL,
    name_en character varying(60) NOT NULL,
    icon character varying(16) NOT NULL,
    filing character varying(200) NOT NULL,
    closing character varying(200) NOT NULL,
    questions character varying(120)[] NOT NULL,
    words character varying(20)[] NOT NULL,
    hours smallint NOT NULL,
    radius smallint NOT NULL,
    stop character varying(120) NOT NULL,
    "order" smallint NOT NULL,
    retired_on date,
    CONSTRAINT category_takes_time CHECK ((hours >= 1)),
    CONSTRAINT patrol_category_hours_check CHECK ((hours >= 0)),
    CONSTRAINT patrol_category_order_check CHECK (("order" >= 0)),
    CONSTRAINT patrol_category_radius_check CHECK ((radius >= 0))
);
CREATE TABLE public.patrol_categoryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    code character varying(24) NOT NULL,
    kind character varying(8) NOT NULL,
    family character varying(12) NOT NULL,
    name character varying(30) NOT NULL,
    name_en character varying(60) NOT NULL,
    icon character varying(16) NOT NULL,
    filing character varying(200) NOT NULL,
    closing character varying(200) NOT NULL,
    questions character varying(120)[] NOT NULL,
    words character varying(20)[] NOT NULL,
    hours smallint NOT NULL,
    radius smallint NOT NULL,
    stop character varying(120) NOT NULL,
    "order" smallint NOT NULL,
    retired_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT patrol_categoryevent_hours_check CHECK ((hours >= 0)),
    CONSTRAINT patrol_categoryevent_order_check CHECK (("order" >= 0)),
    CONSTRAINT patrol_categoryevent_radius_check CHECK ((radius >= 0))
);
ALTER TABLE public.patrol_categoryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_categoryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_check (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    round smallint NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    note character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    CONSTRAINT patrol_check_round_check CHECK ((round >= 0))
);
CREATE TABLE public.patrol_checkevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    round smallint NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    note character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    CONSTRAINT patrol_checkevent_round_check CHECK ((round >= 0))
);
ALTER TABLE public.patrol_checkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_checkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_duty (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    area_id uuid NOT NULL,
    category_id uuid,
    unit_id uuid NOT NULL
);
CREATE TABLE public.patrol_dutyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    area_id uuid NOT NULL,
    category_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL
);
ALTER TABLE public.patrol_dutyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_dutyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_entry (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    act character varying(10) NOT NULL,
    text character varying(800) NOT NULL,
    detail jsonb NOT NULL,
    "inner" boolean NOT NULL,
    account uuid,
    at timestamp with time zone NOT NULL,
    unit_id uuid,
    snapshot_id uuid NOT NULL
);
CREATE TABLE public.patrol_errand (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    account uuid,
    state character varying(8) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    finding character varying(8) NOT NULL,
    note character varying(300) NOT NULL,
    before uuid[] NOT NULL,
    after uuid[] NOT NULL,
    doubtful boolean NOT NULL,
    reported_at timestamp with time zone,
    decided_at timestamp with time zone,
    decided_by uuid,
    reason character varying(200) NOT NULL,
    mended_on date,
    mending character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    "group" character varying(20) NOT NULL,
    CONSTRAINT errand_mended_was_a_gap CHECK (((mended_on IS NULL) OR (((finding)::text = 'gap'::text) AND (NOT ((mending)::text = ''::text))))),
    CONSTRAINT errand_reported_says_what CHECK (((NOT ((state)::text = ANY ((ARRAY['reported'::character varying, 'accepted'::character varying, 'declined'::character varying])::text[]))) OR ((NOT ((finding)::text = ''::text)) AND (reported_at IS NOT NULL))))
);
CREATE TABLE public.patrol_errandevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    account uuid,
    state character varying(8) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    finding character varying(8) NOT NULL,
    note character varying(300) NOT NULL,
    before uuid[] NOT NULL,
    after uuid[] NOT NULL,
    doubtful boolean NOT NULL,
    reported_at timestamp with time zone,
    decided_at timestamp with time zone,
    decided_by uuid,
    reason character varying(200) NOT NULL,
    mended_on date,
    mending character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    "group" character varying(20) NOT NULL
);
ALTER TABLE public.patrol_errandevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_errandevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_inspection (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    note character varying(300) NOT NULL,
    state character varying(8) NOT NULL,
    division character varying(6) NOT NULL,
    community character varying(40) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT inspection_ends_after_it_begins CHECK ((last >= first))
);
CREATE TABLE public.patrol_inspectionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    note character varying(300) NOT NULL,
    state character varying(8) NOT NULL,
    division character varying(6) NOT NULL,
    community character varying(40) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL
);
ALTER TABLE public.patrol_inspectionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_inspectionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_merit (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    deed character varying(12) NOT NULL,
    key character varying(100) NOT NULL,
    suspicious boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    snapshot_id uuid NOT NULL
);
CREATE TABLE public.patrol_partner (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    name character varying(60) NOT NULL,
    contact character varying(120) NOT NULL,
    digest bytea NOT NULL,
    opened_on date NOT NULL,
    closed_on date
);
CREATE TABLE public.patrol_request (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(200) NOT NULL,
    hours smallint NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    until timestamp with time zone,
    minutes_left integer,
    unit_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    CONSTRAINT patrol_request_hours_check CHECK ((hours >= 0)),
    CONSTRAINT patrol_request_minutes_left_check CHECK ((minutes_left >= 0)),
    CONSTRAINT request_decided_by_another CHECK (((decided_by IS NULL) OR (NOT ((decided_by = asked_by) AND (decided_by IS NOT NULL)))))
);
CREATE TABLE public.patrol_requestevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(200) NOT NULL,
    hours smallint NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    until timestamp with time zone,
    minutes_left integer,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    CONSTRAINT patrol_requestevent_hours_check CHECK ((hours >= 0)),
    CONSTRAINT patrol_requestevent_minutes_left_check CHECK ((minutes_left >= 0))
);
ALTER TABLE public.patrol_requestevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_requestevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_seen (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    account uuid,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    merged_id uuid,
    snapshot_id uuid NOT NULL
);
CREATE TABLE public.patrol_snapshot (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    state_before character varying(10) NOT NULL,
    note character varying(400) NOT NULL,
    answers jsonb NOT NULL,
    channel character varying(8) NOT NULL,
    lon double precision,
    lat double precision,
    accuracy integer,
    source character varying(8) NOT NULL,
    place character varying(120) NOT NULL,
    cell character varying(15) NOT NULL,
    division character varying(6) NOT NULL,
    account uuid,
    "group" character varying(20) NOT NULL,
    shot_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    flags character varying(10)[] NOT NULL,
    returns smallint NOT NULL,
    designated boolean NOT NULL,
    reopened smallint NOT NULL,
    round smallint NOT NULL,
    filed_at timestamp with time zone,
    filed_by uuid,
    due timestamp with time zone,
    provisional boolean NOT NULL,
    reckoning jsonb NOT NULL,
    disposed_at timestamp with time zone,
    disposed_by uuid,
    disposal character varying(400) NOT NULL,
    closed_at timestamp with time zone,
    refusal character varying(8) NOT NULL,
    basis character varying(8) NOT NULL,
    outcome character varying(6) NOT NULL,
    answer character varying(6) NOT NULL,
    answered_at timestamp with time zone,
    shown_at timestamp with time zone,
    area_id uuid,
    category_id uuid,
    disposer_id uuid,
    merged_into_id uuid,
    reporter_id uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT patrol_snapshot_accuracy_check CHECK ((accuracy >= 0)),
    CONSTRAINT patrol_snapshot_reopened_check CHECK ((reopened >= 0)),
    CONSTRAINT patrol_snapshot_returns_check CHECK ((returns >= 0)),
    CONSTRAINT patrol_snapshot_round_check CHECK ((round >= 0)),
    CONSTRAINT snapshot_closed_says_how CHECK (((NOT ((state)::text = 'closed'::text)) OR ((NOT ((basis)::text = ''::text)) AND (NOT ((outcome)::text = ''::text)) AND (closed_at IS NOT NULL)))),
    CONSTRAINT snapshot_disposer_did_not_report CHECK (((reporter_id IS NULL) OR (disposer_id IS NULL) OR (NOT ((reporter_id = disposer_id) AND (reporter_id IS NOT NULL) AND (disposer_id IS NOT NULL))))),
    CONSTRAINT snapshot_draft_or_categorised CHECK ((((state)::text = 'draft'::text) OR (category_id IS NOT NULL))),
    CONSTRAINT snapshot_filed_has_its_clock CHECK (((NOT ((state)::text = ANY ((ARRAY['assigned'::character varying, 'closed'::character varying, 'outside'::character varying, 'suspended'::character varying, 'verifying'::character varying, 'working'::character varying])::text[]))) OR ((due IS NOT NULL) AND (filed_at IS NOT NULL)))),
    CONSTRAINT snapshot_merged_somewhere_else CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))))),
    CONSTRAINT snapshot_place_whole CHECK (((((cell)::text = ''::text) AND (lat IS NULL) AND (lon IS NULL)) OR (((lat >= ('-90.0'::numeric)::double precision) AND (lat <= (90.0)::double precision)) AND ((lon >= ('-180.0'::numeric)::double precision) AND (lon <= (180.0)::double precision)) AND (NOT ((cell)::text = ''::text))))),
    CONSTRAINT snapshot_refused_says_why CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT ((refusal)::text = ''::text))))
);
CREATE TABLE public.patrol_snapshotevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    state_before character varying(10) NOT NULL,
    note character varying(400) NOT NULL,
    answers jsonb NOT NULL,
    channel character varying(8) NOT NULL,
    lon double precision,
    lat double precision,
    accuracy integer,
    source character varying(8) NOT NULL,
    place character varying(120) NOT NULL,
    cell character varying(15) NOT NULL,
    division character varying(6) NOT NULL,
    account uuid,
    "group" character varying(20) NOT NULL,
    shot_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    flags character varying(10)[] NOT NULL,
    returns smallint NOT NULL,
    designated boolean NOT NULL,
    reopened smallint NOT NULL,
    round smallint NOT NULL,
    filed_at timestamp with time zone,
    filed_by uuid,
    due timestamp with time zone,
    provisional boolean NOT NULL,
    reckoning jsonb NOT NULL,
    disposed_at timestamp with time zone,
    disposed_by uuid,
    disposal character varying(400) NOT NULL,
    closed_at timestamp with time zone,
    refusal character varying(8) NOT NULL,
    basis character varying(8) NOT NULL,
    outcome character varying(6) NOT NULL,
    answer character varying(6) NOT NULL,
    answered_at timestamp with time zone,
    shown_at timestamp with time zone,
    area_id uuid,
    category_id uuid,
    disposer_id uuid,
    merged_into_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    reporter_id uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT patrol_snapshotevent_accuracy_check CHECK ((accuracy >= 0)),
    CONSTRAINT patrol_snapshotevent_reopened_check CHECK ((reopened >= 0)),
    CONSTRAINT patrol_snapshotevent_returns_check CHECK ((returns >= 0)),
    CONSTRAINT patrol_snapshotevent_round_check CHECK ((round >= 0))
);
ALTER TABLE public.patrol_snapshotevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_snapshotevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patrol_stop (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    place character varying(80) NOT NULL,
    what character varying(120) NOT NULL,
    fixable boolean NOT NULL,
    struck_on date,
    area_id uuid NOT NULL,
    inspection_id uuid NOT NULL,
    CONSTRAINT patrol_stop_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.patrol_stopevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "order" smallint NOT NULL,
    place character varying(80) NOT NULL,
    what character varying(120) NOT NULL,
    fixable boolean NOT NULL,
    struck_on date,
    area_id uuid NOT NULL,
    inspection_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT patrol_stopevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.patrol_stopevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patrol_stopevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_account (
    last_login timestamp with time zone,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    phone bytea NOT NULL,
    phone_index bytea NOT NULL,
    phone_last4 character varying(4) NOT NULL,
    password character varying(128) NOT NULL,
    is_active boolean NOT NULL,
    proven_at timestamp with time zone,
    retired_at timestamp with time zone,
    misses smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    person_id uuid,
    CONSTRAINT account_retired_is_nobody CHECK (((retired_at IS NULL) OR ((NOT is_active) AND (person_id IS NULL)))),
    CONSTRAINT people_account_misses_check CHECK ((misses >= 0))
);
CREATE TABLE public.people_apitoken (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    label character varying(60) NOT NULL,
    digest bytea NOT NULL,
    rights character varying(24)[],
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_on date,
    revoked_at timestamp with time zone,
    account_id uuid NOT NULL
);
CREATE TABLE public.people_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.people_consent (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    purpose character varying(14) NOT NULL,
    basis character varying(10) NOT NULL,
    text_version character varying(20) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id uuid NOT NULL
);
CREATE TABLE public.people_disclosure (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    viewer uuid NOT NULL,
    viewer_role character varying(24) NOT NULL,
    viewer_unit uuid,
    field character varying(10) NOT NULL,
    purpose character varying(12) NOT NULL,
    note character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.people_firstlink (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    role character varying(24) NOT NULL,
    digest bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_by uuid
);
CREATE TABLE public.people_identitycheck (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    code character varying(6) NOT NULL,
    reason character varying(14) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    note character varying(200) NOT NULL,
    account_id uuid NOT NULL
);
CREATE TABLE public.people_person (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    name character varying(64) NOT NULL,
    gender character varying(6) NOT NULL,
    born_on date,
    id_number bytea,
    id_number_index bytea,
    id_last4 character varying(4) NOT NULL,
    phone bytea,
    phone_index bytea,
    phone_last4 character varying(4) NOT NULL,
    verified boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    archived_on date,
    anonymised_on date,
    CONSTRAINT person_anonymised_keeps_nothing CHECK (((anonymised_on IS NULL) OR ((born_on IS NULL) AND (id_number IS NULL) AND (id_number_index IS NULL) AND ((name)::text = ''::text) AND (phone IS NULL) AND (phone_index IS NULL))))
);
CREATE TABLE public.people_phonecity (
    phone_index character varying(32) NOT NULL,
    city character varying(6) NOT NULL
);
CREATE TABLE public.people_preference (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    language character varying(8) NOT NULL,
    quiet_from time without time zone NOT NULL,
    quiet_to time without time zone NOT NULL,
    account_id uuid NOT NULL
);
CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.referrals_answer (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    text text NOT NULL,
    answered_on date NOT NULL,
    answered_by character varying(80) NOT NULL,
    own boolean NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone NOT NULL,
    slip_id uuid NOT NULL,
    CONSTRAINT slip_answer_says_something CHECK (((NOT (text = ''::text)) AND (NOT ((answered_by)::text = ''::text))))
);
CREATE TABLE public.referrals_slip (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_key character varying(60) NOT NULL,
    unit_name character varying(80) NOT NULL,
    to_name character varying(80) NOT NULL,
    title character varying(120) NOT NULL,
    facts text NOT NULL,
    wanted text NOT NULL,
    due_at timestamp with time zone,
    code character varying(8) NOT NULL,
    issued_by uuid,
    issuer uuid,
    issued_at timestamp with time zone NOT NULL,
    sent_how character varying(10) NOT NULL,
    sent_at timestamp with time zone,
    outside_number character varying(40) NOT NULL,
    withdrawn_at timestamp with time zone,
    reason character varying(200) NOT NULL,
    to_unit_id uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT slip_code_form CHECK (((code)::text ~ '^[0-9A-HJKMNP-TV-Z]{8}$'::text)),
    CONSTRAINT slip_due_after_issue CHECK (((due_at IS NULL) OR (due_at > issued_at))),
    CONSTRAINT slip_outside_number_of_handovers CHECK ((((outside_number)::text = ''::text) OR ((kind)::text = 'handover'::text))),
    CONSTRAINT slip_says_something CHECK (((NOT ((title)::text = ''::text)) AND (NOT (facts = ''::text)) AND (NOT (wanted = ''::text)) AND (NOT ((to_name)::text = ''::text)))),
    CONSTRAINT slip_sent_is_told_how CHECK ((((sent_at IS NULL) AND ((sent_how)::text = ''::text)) OR ((sent_at IS NOT NULL) AND (NOT ((sent_how)::text = ''::text))))),
    CONSTRAINT slip_state_fits_its_stamps CHECK ((((sent_at IS NULL) AND ((state)::text = 'issued'::text) AND (withdrawn_at IS NULL)) OR ((sent_at IS NOT NULL) AND ((state)::text = 'sent'::text) AND (withdrawn_at IS NULL)) OR (((state)::text = 'answered'::text) AND (withdrawn_at IS NULL)) OR (((state)::text = 'withdrawn'::text) AND (withdrawn_at IS NOT NULL) AND (NOT ((reason)::text = ''::text)))))
);
CREATE TABLE public.referrals_slipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_key character varying(60) NOT NULL,
    unit_name character varying(80) NOT NULL,
    to_name character varying(80) NOT NULL,
    title character varying(120) NOT NULL,
    facts text NOT NULL,
    wanted text NOT NULL,
    due_at timestamp with time zone,
    code character varying(8) NOT NULL,
    issued_by uuid,
    issuer uuid,
    issued_at timestamp with time zone NOT NULL,
    sent_how character varying(10) NOT NULL,
    sent_at timestamp with time zone,
    outside_number character varying(40) NOT NULL,
    withdrawn_at timestamp with time zone,
    reason character varying(200) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    to_unit_id uuid,
    unit_id uuid NOT NULL
);
ALTER TABLE public.referrals_slipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.referrals_slipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_company (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(256) NOT NULL,
    uscc character varying(18) NOT NULL,
    exchange_id character varying(32) NOT NULL,
    district character varying(6) NOT NULL,
    address character varying(256) NOT NULL,
    legal_name character varying(64) NOT NULL,
    phone character varying(32) NOT NULL,
    started_on date,
    ended_on date,
    unit_id uuid NOT NULL,
    group_id uuid NOT NULL
);
CREATE TABLE public.registry_companyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(256) NOT NULL,
    uscc character varying(18) NOT NULL,
    exchange_id character varying(32) NOT NULL,
    district character varying(6) NOT NULL,
    address character varying(256) NOT NULL,
    legal_name character varying(64) NOT NULL,
    phone character varying(32) NOT NULL,
    started_on date,
    ended_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    group_id uuid NOT NULL
);
ALTER TABLE public.registry_companyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_companyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_contract (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    company_id uuid NOT NULL,
    driver_id uuid NOT NULL,
    CONSTRAINT contract_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.registry_contractevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    company_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    driver_id uuid NOT NULL
);
ALTER TABLE public.registry_contractevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_contractevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_driver (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    district character varying(6) NOT NULL,
    licence_class character varying(8) NOT NULL,
    licence_first_on date,
    licence_valid_to date,
    veteran boolean NOT NULL,
    person_id uuid NOT NULL,
    group_id uuid NOT NULL
);
CREATE TABLE public.registry_driverevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    district character varying(6) NOT NULL,
    licence_class character varying(8) NOT NULL,
    licence_first_on date,
    licence_valid_to date,
    veteran boolean NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    group_id uuid NOT NULL
);
ALTER TABLE public.registry_driverevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_driverevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_operation (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    month date NOT NULL,
    orders integer NOT NULL,
    violations integer,
    complaints integer,
    company_id uuid NOT NULL,
    driver_id uuid NOT NULL,
    vehicle_id uuid,
    CONSTRAINT operation_month_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT registry_operation_complaints_check CHECK ((complaints >= 0)),
    CONSTRAINT registry_operation_orders_check CHECK ((orders >= 0)),
    CONSTRAINT registry_operation_violations_check CHECK ((violations >= 0))
);
CREATE TABLE public.registry_permit (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    number character varying(64) NOT NULL,
    issuer character varying(256) NOT NULL,
    area character varying(256) NOT NULL,
    valid_from date,
    valid_to date,
    revoked_on date,
    company_id uuid,
    driver_id uuid,
    vehicle_id uuid,
    CONSTRAINT permit_ends_after_start CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT permit_has_one_holder_of_its_kind CHECK ((((company_id IS NOT NULL) AND (driver_id IS NULL) AND ((kind)::text = 'platform'::text) AND (vehicle_id IS NULL)) OR ((company_id IS NULL) AND (driver_id IS NULL) AND ((kind)::text = 'vehicle'::text) AND (vehicle_id IS NOT NULL)) OR ((company_id IS NULL) AND (driver_id IS NOT NULL) AND ((kind)::text = 'driver'::text) AND (vehicle_id IS NULL))))
);
CREATE TABLE public.registry_permitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(10) NOT NULL,
    number character varying(64) NOT NULL,
    issuer character varying(256) NOT NULL,
    area character varying(256) NOT NULL,
    valid_from date,
    valid_to date,
    revoked_on date,
    company_id uuid,
    driver_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    vehicle_id uuid
);
ALTER TABLE public.registry_permitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_permitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_qualification (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(20) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    title character varying(100) NOT NULL,
    source character varying(100) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT qualification_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.registry_qualificationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(20) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    title character varying(100) NOT NULL,
    source character varying(100) NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.registry_qualificationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_qualificationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_vehicle (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    plate character varying(10) NOT NULL,
    plate_colour character varying(14) NOT NULL,
    fuel character varying(12) NOT NULL,
    seats smallint,
    brand character varying(64) NOT NULL,
    model character varying(64) NOT NULL,
    colour character varying(32) NOT NULL,
    vin character varying(17) NOT NULL,
    owner_name character varying(64) NOT NULL,
    registered_on date,
    mileage_km integer,
    district character varying(6) NOT NULL,
    group_id uuid NOT NULL,
    CONSTRAINT registry_vehicle_mileage_km_check CHECK ((mileage_km >= 0)),
    CONSTRAINT registry_vehicle_seats_check CHECK ((seats >= 0))
);
CREATE TABLE public.registry_vehicleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    plate character varying(10) NOT NULL,
    plate_colour character varying(14) NOT NULL,
    fuel character varying(12) NOT NULL,
    seats smallint,
    brand character varying(64) NOT NULL,
    model character varying(64) NOT NULL,
    colour character varying(32) NOT NULL,
    vin character varying(17) NOT NULL,
    owner_name character varying(64) NOT NULL,
    registered_on date,
    mileage_km integer,
    district character varying(6) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    group_id uuid NOT NULL,
    CONSTRAINT registry_vehicleevent_mileage_km_check CHECK ((mileage_km >= 0)),
    CONSTRAINT registry_vehicleevent_seats_check CHECK ((seats >= 0))
);
ALTER TABLE public.registry_vehicleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_vehicleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_vehicleservice (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    company_id uuid NOT NULL,
    vehicle_id uuid NOT NULL,
    CONSTRAINT vehicle_service_ends_after_start CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE TABLE public.registry_vehicleserviceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    company_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    vehicle_id uuid NOT NULL
);
ALTER TABLE public.registry_vehicleserviceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_vehicleserviceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.registry_workergroup (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    name_en character varying(40) NOT NULL,
    permit_needed boolean NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT registry_workergroup_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.rewards_award (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    outcome character varying(12) NOT NULL,
    source_kind character varying(60) NOT NULL,
    source_key character varying(60) NOT NULL,
    source_number character varying(20) NOT NULL,
    place character varying(24) NOT NULL,
    "full" integer NOT NULL,
    points integer NOT NULL,
    less character varying(8) NOT NULL,
    suspicion character varying(16) NOT NULL,
    state character varying(10) NOT NULL,
    turn smallint NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT rewards_award_full_check CHECK (("full" >= 0)),
    CONSTRAINT rewards_award_never_above_the_tariff CHECK ((points <= "full")),
    CONSTRAINT rewards_award_points_check CHECK ((points >= 0)),
    CONSTRAINT rewards_award_turn_check CHECK ((turn >= 0))
);
CREATE TABLE public.rewards_awardevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    outcome character varying(12) NOT NULL,
    source_kind character varying(60) NOT NULL,
    source_key character varying(60) NOT NULL,
    source_number character varying(20) NOT NULL,
    place character varying(24) NOT NULL,
    "full" integer NOT NULL,
    points integer NOT NULL,
    less character varying(8) NOT NULL,
    suspicion character varying(16) NOT NULL,
    state character varying(10) NOT NULL,
    turn smallint NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT rewards_awardevent_full_check CHECK (("full" >= 0)),
    CONSTRAINT rewards_awardevent_points_check CHECK ((points >= 0)),
    CONSTRAINT rewards_awardevent_turn_check CHECK ((turn >= 0))
);
ALTER TABLE public.rewards_awardevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rewards_awardevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rewards_balance (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    points integer NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT rewards_balance_never_below_zero CHECK ((points >= 0))
);
CREATE TABLE public.rewards_budget (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    points integer NOT NULL,
    note character varying(200) NOT NULL,
    CONSTRAINT rewards_budget_ends_after_it_begins CHECK ((last >= first)),
    CONSTRAINT rewards_budget_points_check CHECK ((points >= 0))
);
CREATE TABLE public.rewards_budgetevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    points integer NOT NULL,
    note character varying(200) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT rewards_budgetevent_points_check CHECK ((points >= 0))
);
ALTER TABLE public.rewards_budgetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rewards_budgetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rewards_decision (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    move character varying(10) NOT NULL,
    text character varying(400) NOT NULL,
    points integer NOT NULL,
    account uuid,
    at timestamp with time zone NOT NULL,
    award_id uuid NOT NULL
);
CREATE TABLE public.rewards_donation (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    points integer NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    pool_id uuid NOT NULL,
    CONSTRAINT rewards_donation_gives CHECK ((points > 0)),
    CONSTRAINT rewards_donation_points_check CHECK ((points >= 0))
);
CREATE TABLE public.rewards_entry (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    points integer NOT NULL,
    reason character varying(10) NOT NULL,
    source_kind character varying(60) NOT NULL,
    source_key character varying(60) NOT NULL,
    turn smallint NOT NULL,
    words character varying(120) NOT NULL,
    account uuid,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT rewards_entry_sign CHECK ((((points > 0) AND ((reason)::text = ANY ((ARRAY['earned'::character varying, 'returned'::character varying])::text[]))) OR ((points < 0) AND ((reason)::text = ANY ((ARRAY['revoked'::character varying, 'redeemed'::character varying, 'donated'::character varying])::text[]))))),
    CONSTRAINT rewards_entry_turn_check CHECK ((turn >= 0))
);
CREATE TABLE public.rewards_good (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    points integer NOT NULL,
    monthly_limit smallint,
    item uuid,
    about character varying(200) NOT NULL,
    closed_on date,
    CONSTRAINT rewards_good_costs CHECK ((points > 0)),
    CONSTRAINT rewards_good_monthly_limit_check CHECK ((monthly_limit >= 0)),
    CONSTRAINT rewards_good_points_check CHECK ((points >= 0))
);
CREATE TABLE public.rewards_goodevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    points integer NOT NULL,
    monthly_limit smallint,
    item uuid,
    about character varying(200) NOT NULL,
    closed_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT rewards_goodevent_monthly_limit_check CHECK ((monthly_limit >= 0)),
    CONSTRAINT rewards_goodevent_points_check CHECK ((points >= 0))
);
ALTER TABLE public.rewards_goodevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rewards_goodevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rewards_pool (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    about character varying(200) NOT NULL,
    goal integer,
    state character varying(10) NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    outcome character varying(300) NOT NULL,
    reported_on date,
    unit_id uuid NOT NULL,
    CONSTRAINT rewards_pool_goal_check CHECK ((goal >= 0))
);
CREATE TABLE public.rewards_poolevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    about character varying(200) NOT NULL,
    goal integer,
    state character varying(10) NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    outcome character varying(300) NOT NULL,
    reported_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT rewards_poolevent_goal_check CHECK ((goal >= 0))
);
ALTER TABLE public.rewards_poolevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rewards_poolevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rewards_redemption (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    points integer NOT NULL,
    place uuid NOT NULL,
    place_name character varying(80) NOT NULL,
    handed_by uuid,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    returned_at timestamp with time zone,
    returned_by uuid,
    return_reason character varying(120) NOT NULL,
    good_id uuid NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT rewards_redemption_points_check CHECK ((points >= 0))
);
CREATE TABLE public.rewards_redemptionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    points integer NOT NULL,
    place uuid NOT NULL,
    place_name character varying(80) NOT NULL,
    handed_by uuid,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    returned_at timestamp with time zone,
    returned_by uuid,
    return_reason character varying(120) NOT NULL,
    good_id uuid NOT NULL,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT rewards_redemptionevent_points_check CHECK ((points >= 0))
);
ALTER TABLE public.rewards_redemptionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rewards_redemptionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rewards_tariff (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    outcome character varying(12) NOT NULL,
    points smallint NOT NULL,
    monthly_cap integer,
    repeats jsonb NOT NULL,
    since date NOT NULL,
    note character varying(200) NOT NULL,
    account uuid,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT rewards_tariff_monthly_cap_check CHECK ((monthly_cap >= 0)),
    CONSTRAINT rewards_tariff_points_check CHECK ((points >= 0))
);
CREATE TABLE public.rewards_tariffevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    outcome character varying(12) NOT NULL,
    points smallint NOT NULL,
    monthly_cap integer,
    repeats jsonb NOT NULL,
    since date NOT NULL,
    note character varying(200) NOT NULL,
    account uuid,
    made_at timestamp with time zone NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT rewards_tariffevent_monthly_cap_check CHECK ((monthly_cap >= 0)),
    CONSTRAINT rewards_tariffevent_points_check CHECK ((points >= 0))
);
ALTER TABLE public.rewards_tariffevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rewards_tariffevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rewards_voucher (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    digest bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    redemption uuid,
    good_id uuid NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.rides_booking (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    called character varying(20) NOT NULL,
    phone bytea NOT NULL,
    phone_index bytea NOT NULL,
    phone_last4 character varying(4) NOT NULL,
    link_index bytea NOT NULL,
    party smallint NOT NULL,
    needs character varying(12)[] NOT NULL,
    need_words character varying(120) NOT NULL,
    guardian boolean NOT NULL,
    pickup character varying(120) NOT NULL,
    division character varying(6) NOT NULL,
    lon double precision,
    lat double precision,
    state character varying(10) NOT NULL,
    way character varying(8) NOT NULL,
    account uuid,
    made_at timestamp with time zone NOT NULL,
    queued_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    point_id uuid NOT NULL,
    season_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    edition smallint NOT NULL,
    CONSTRAINT booking_booked_has_a_place CHECK (((NOT ((state)::text = 'booked'::text)) OR (lon IS NOT NULL))),
    CONSTRAINT booking_party_of_four CHECK (((party >= 1) AND (party <= 4))),
    CONSTRAINT booking_place_whole CHECK ((((lat IS NULL) AND (lon IS NULL)) OR ((lat IS NOT NULL) AND (lon IS NOT NULL)))),
    CONSTRAINT rides_booking_edition_check CHECK ((edition >= 0)),
    CONSTRAINT rides_booking_party_check CHECK ((party >= 0))
);
CREATE TABLE public.rides_bookingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    called character varying(20) NOT NULL,
    phone bytea NOT NULL,
    phone_index bytea NOT NULL,
    phone_last4 character varying(4) NOT NULL,
    link_index bytea NOT NULL,
    party smallint NOT NULL,
    needs character varying(12)[] NOT NULL,
    need_words character varying(120) NOT NULL,
    guardian boolean NOT NULL,
    pickup character varying(120) NOT NULL,
    division character varying(6) NOT NULL,
    lon double precision,
    lat double precision,
    state character varying(10) NOT NULL,
    way character varying(8) NOT NULL,
    account uuid,
    made_at timestamp with time zone NOT NULL,
    queued_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    point_id uuid NOT NULL,
    season_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    edition smallint NOT NULL,
    CONSTRAINT rides_bookingevent_edition_check CHECK ((edition >= 0)),
    CONSTRAINT rides_bookingevent_party_check CHECK ((party >= 0))
);
ALTER TABLE public.rides_bookingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_bookingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_checkin (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(8) NOT NULL,
    way character varying(6) NOT NULL,
    people smallint NOT NULL,
    phone_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    account uuid,
    note character varying(120) NOT NULL,
    leg_id uuid,
    trip_id uuid NOT NULL,
    CONSTRAINT rides_checkin_people_check CHECK ((people >= 0))
);
CREATE TABLE public.rides_checkinevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(8) NOT NULL,
    way character varying(6) NOT NULL,
    people smallint NOT NULL,
    phone_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    account uuid,
    note character varying(120) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    leg_id uuid,
    trip_id uuid NOT NULL,
    CONSTRAINT rides_checkinevent_people_check CHECK ((people >= 0))
);
ALTER TABLE public.rides_checkinevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_checkinevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_closure (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    words character varying(120) NOT NULL,
    gate_id uuid NOT NULL,
    wave_id uuid
);
CREATE TABLE public.rides_entry (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    score smallint NOT NULL,
    parts jsonb NOT NULL,
    fit boolean NOT NULL,
    state character varying(10) NOT NULL,
    note character varying(200) NOT NULL,
    has character varying(12)[] NOT NULL,
    sticker smallint,
    sticker_index bytea,
    trained_on date,
    shares_phone boolean NOT NULL,
    lon double precision,
    lat double precision,
    dropped_at timestamp with time zone,
    driver_id uuid NOT NULL,
    vehicle_id uuid NOT NULL,
    scorecard_id uuid,
    season_id uuid NOT NULL,
    CONSTRAINT entry_unfit_never_on_duty CHECK ((fit OR (NOT ((state)::text = ANY ((ARRAY['chosen'::character varying, 'backup'::character varying])::text[]))))),
    CONSTRAINT rides_entry_score_check CHECK ((score >= 0)),
    CONSTRAINT rides_entry_sticker_check CHECK ((sticker >= 0))
);
CREATE TABLE public.rides_entryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    score smallint NOT NULL,
    parts jsonb NOT NULL,
    fit boolean NOT NULL,
    state character varying(10) NOT NULL,
    note character varying(200) NOT NULL,
    has character varying(12)[] NOT NULL,
    sticker smallint,
    sticker_index bytea,
    trained_on date,
    shares_phone boolean NOT NULL,
    lon double precision,
    lat double precision,
    dropped_at timestamp with time zone,
    driver_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    vehicle_id uuid NOT NULL,
    scorecard_id uuid,
    season_id uuid NOT NULL,
    CONSTRAINT rides_entryevent_score_check CHECK ((score >= 0)),
    CONSTRAINT rides_entryevent_sticker_check CHECK ((sticker >= 0))
);
ALTER TABLE public.rides_entryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_entryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_exampoint (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    name character varying(60) NOT NULL,
    address character varying(120) NOT NULL,
    division character varying(6) NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    season_id uuid NOT NULL
);
CREATE TABLE public.rides_familymessage (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    news character varying(10) NOT NULL,
    words character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    account uuid,
    rung_at timestamp with time zone,
    rung_by uuid,
    booking_id uuid NOT NULL,
    leg_id uuid,
    outbound_id uuid,
    CONSTRAINT family_rung_by_somebody CHECK (((rung_at IS NULL) OR (rung_by IS NOT NULL)))
);
CREATE TABLE public.rides_gate (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    name character varying(40) NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    "order" smallint NOT NULL,
    point_id uuid NOT NULL,
    CONSTRAINT rides_gate_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.rides_knownplace (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    name character varying(60) NOT NULL,
    division character varying(6) NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL
);
CREATE TABLE public.rides_leg (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    direction character varying(4) NOT NULL,
    state character varying(10) NOT NULL,
    boarded smallint NOT NULL,
    boarded_at timestamp with time zone,
    ended_at timestamp with time zone,
    told character varying(80) NOT NULL,
    booking_id uuid NOT NULL,
    locked_id uuid,
    wave_id uuid NOT NULL,
    CONSTRAINT leg_boarded_has_people CHECK (((NOT ((state)::text = ANY ((ARRAY['aboard'::character varying, 'arrived'::character varying])::text[]))) OR (boarded >= 1))),
    CONSTRAINT rides_leg_boarded_check CHECK ((boarded >= 0))
);
CREATE TABLE public.rides_legevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    direction character varying(4) NOT NULL,
    state character varying(10) NOT NULL,
    boarded smallint NOT NULL,
    boarded_at timestamp with time zone,
    ended_at timestamp with time zone,
    told character varying(80) NOT NULL,
    booking_id uuid NOT NULL,
    locked_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    CONSTRAINT rides_legevent_boarded_check CHECK ((boarded >= 0))
);
ALTER TABLE public.rides_legevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_legevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_maskedcall (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    entry_id uuid NOT NULL,
    leg_id uuid NOT NULL
);
CREATE TABLE public.rides_phoneproof (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    phone bytea NOT NULL,
    phone_index bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    misses smallint NOT NULL,
    CONSTRAINT rides_phoneproof_misses_check CHECK ((misses >= 0))
);
CREATE TABLE public.rides_plan (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    direction character varying(4) NOT NULL,
    version smallint NOT NULL,
    state character varying(10) NOT NULL,
    goal character varying(6) NOT NULL,
    seconds smallint NOT NULL,
    buffer smallint NOT NULL,
    cars smallint,
    why character varying(120) NOT NULL,
    author uuid,
    made_at timestamp with time zone NOT NULL,
    stop_asked boolean NOT NULL,
    words character varying(200) NOT NULL,
    metres integer NOT NULL,
    people integer NOT NULL,
    served integer NOT NULL,
    vehicles smallint NOT NULL,
    backups smallint NOT NULL,
    spread smallint NOT NULL,
    slack integer NOT NULL,
    travel character varying(40) NOT NULL,
    published_at timestamp with time zone,
    published_by uuid,
    after_id uuid,
    wave_id uuid NOT NULL,
    metres_spread integer NOT NULL,
    tight smallint NOT NULL,
    boarding smallint,
    detour smallint,
    fetched smallint,
    CONSTRAINT rides_plan_backups_check CHECK ((backups >= 0)),
    CONSTRAINT rides_plan_boarding_check CHECK ((boarding >= 0)),
    CONSTRAINT rides_plan_buffer_check CHECK ((buffer >= 0)),
    CONSTRAINT rides_plan_cars_check CHECK ((cars >= 0)),
    CONSTRAINT rides_plan_detour_check CHECK ((detour >= 0)),
    CONSTRAINT rides_plan_fetched_check CHECK ((fetched >= 0)),
    CONSTRAINT rides_plan_metres_check CHECK ((metres >= 0)),
    CONSTRAINT rides_plan_metres_spread_check CHECK ((metres_spread >= 0)),
    CONSTRAINT rides_plan_people_check CHECK ((people >= 0)),
    CONSTRAINT rides_plan_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT rides_plan_served_check CHECK ((served >= 0)),
    CONSTRAINT rides_plan_spread_check CHECK ((spread >= 0)),
    CONSTRAINT rides_plan_tight_check CHECK ((tight >= 0)),
    CONSTRAINT rides_plan_vehicles_check CHECK ((vehicles >= 0)),
    CONSTRAINT rides_plan_version_check CHECK ((version >= 0))
);
CREATE TABLE public.rides_planevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    direction character varying(4) NOT NULL,
    version smallint NOT NULL,
    state character varying(10) NOT NULL,
    goal character varying(6) NOT NULL,
    seconds smallint NOT NULL,
    buffer smallint NOT NULL,
    cars smallint,
    why character varying(120) NOT NULL,
    author uuid,
    made_at timestamp with time zone NOT NULL,
    stop_asked boolean NOT NULL,
    words character varying(200) NOT NULL,
    metres integer NOT NULL,
    people integer NOT NULL,
    served integer NOT NULL,
    vehicles smallint NOT NULL,
    backups smallint NOT NULL,
    spread smallint NOT NULL,
    slack integer NOT NULL,
    travel character varying(40) NOT NULL,
    published_at timestamp with time zone,
    published_by uuid,
    after_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    metres_spread integer NOT NULL,
    tight smallint NOT NULL,
    boarding smallint,
    detour smallint,
    fetched smallint,
    CONSTRAINT rides_planevent_backups_check CHECK ((backups >= 0)),
    CONSTRAINT rides_planevent_boarding_check CHECK ((boarding >= 0)),
    CONSTRAINT rides_planevent_buffer_check CHECK ((buffer >= 0)),
    CONSTRAINT rides_planevent_cars_check CHECK ((cars >= 0)),
    CONSTRAINT rides_planevent_detour_check CHECK ((detour >= 0)),
    CONSTRAINT rides_planevent_fetched_check CHECK ((fetched >= 0)),
    CONSTRAINT rides_planevent_metres_check CHECK ((metres >= 0)),
    CONSTRAINT rides_planevent_metres_spread_check CHECK ((metres_spread >= 0)),
    CONSTRAINT rides_planevent_people_check CHECK ((people >= 0)),
    CONSTRAINT rides_planevent_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT rides_planevent_served_check CHECK ((served >= 0)),
    CONSTRAINT rides_planevent_spread_check CHECK ((spread >= 0)),
    CONSTRAINT rides_planevent_tight_check CHECK ((tight >= 0)),
    CONSTRAINT rides_planevent_vehicles_check CHECK ((vehicles >= 0)),
    CONSTRAINT rides_planevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.rides_planevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_planevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_position (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_id uuid NOT NULL,
    trip_id uuid NOT NULL
);
CREATE TABLE public.rides_rating (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    points smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_id uuid NOT NULL,
    leg_id uuid NOT NULL,
    CONSTRAINT ride_rating_of_five CHECK (((points >= 1) AND (points <= 5))),
    CONSTRAINT rides_rating_points_check CHECK ((points >= 0))
);
CREATE TABLE public.rides_rideincident (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(9) NOT NULL,
    text character varying(400) NOT NULL,
    aboard smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    phone_at timestamp with time zone,
    lon double precision,
    lat double precision,
    state character varying(7) NOT NULL,
    outcome character varying(300) NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid,
    trip_id uuid NOT NULL,
    CONSTRAINT ride_incident_settled_says_how CHECK (((NOT ((state)::text = 'settled'::text)) OR (NOT ((outcome)::text = ''::text)))),
    CONSTRAINT rides_rideincident_aboard_check CHECK ((aboard >= 0))
);
CREATE TABLE public.rides_rideincidentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(9) NOT NULL,
    text character varying(400) NOT NULL,
    aboard smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    phone_at timestamp with time zone,
    lon double precision,
    lat double precision,
    state character varying(7) NOT NULL,
    outcome character varying(300) NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    trip_id uuid NOT NULL,
    CONSTRAINT rides_rideincidentevent_aboard_check CHECK ((aboard >= 0))
);
ALTER TABLE public.rides_rideincidentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_rideincidentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_scoreappeal (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    text character varying(400) NOT NULL,
    state character varying(10) NOT NULL,
    answer character varying(400) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    entry_id uuid NOT NULL,
    CONSTRAINT score_appeal_answered_says_why CHECK ((((state)::text = 'open'::text) OR (NOT ((answer)::text = ''::text))))
);
CREATE TABLE public.rides_scoreappealevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    text character varying(400) NOT NULL,
    state character varying(10) NOT NULL,
    answer character varying(400) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    entry_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.rides_scoreappealevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_scoreappealevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_scorecard (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    version smallint NOT NULL,
    weights jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by uuid,
    season_id uuid NOT NULL,
    CONSTRAINT rides_scorecard_version_check CHECK ((version >= 0))
);
CREATE TABLE public.rides_season (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    companies uuid[] NOT NULL,
    state character varying(10) NOT NULL,
    wanted smallint NOT NULL,
    wanted_backups smallint NOT NULL,
    books_from date NOT NULL,
    books_to date NOT NULL,
    hotline character varying(32) NOT NULL,
    insurance character varying(300) NOT NULL,
    if_late character varying(300) NOT NULL,
    author uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT rides_season_wanted_backups_check CHECK ((wanted_backups >= 0)),
    CONSTRAINT rides_season_wanted_check CHECK ((wanted >= 0)),
    CONSTRAINT season_books_forward CHECK ((books_to >= books_from))
);
CREATE TABLE public.rides_seasonevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(60) NOT NULL,
    companies uuid[] NOT NULL,
    state character varying(10) NOT NULL,
    wanted smallint NOT NULL,
    wanted_backups smallint NOT NULL,
    books_from date NOT NULL,
    books_to date NOT NULL,
    hotline character varying(32) NOT NULL,
    insurance character varying(300) NOT NULL,
    if_late character varying(300) NOT NULL,
    author uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT rides_seasonevent_wanted_backups_check CHECK ((wanted_backups >= 0)),
    CONSTRAINT rides_seasonevent_wanted_check CHECK ((wanted >= 0))
);
ALTER TABLE public.rides_seasonevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_seasonevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_stop (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(6) NOT NULL,
    seq smallint NOT NULL,
    arrive_at timestamp with time zone NOT NULL,
    leave_at timestamp with time zone NOT NULL,
    leg_id uuid NOT NULL,
    trip_id uuid NOT NULL,
    lat double precision,
    lon double precision,
    place character varying(120) NOT NULL,
    edition smallint NOT NULL,
    CONSTRAINT rides_stop_edition_check CHECK ((edition >= 0)),
    CONSTRAINT rides_stop_seq_check CHECK ((seq >= 0))
);
CREATE TABLE public.rides_thanks (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    text character varying(200) NOT NULL,
    may_show boolean NOT NULL,
    state character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    read_by uuid,
    booking_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT thanks_shown_by_consent CHECK (((NOT ((state)::text = 'shown'::text)) OR may_show))
);
CREATE TABLE public.rides_trip (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    seq smallint NOT NULL,
    state character varying(10) NOT NULL,
    "on" date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    metres integer NOT NULL,
    people smallint NOT NULL,
    departed_at timestamp with time zone,
    done_on date,
    entry_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT ride_done_has_its_day CHECK (((NOT ((state)::text = 'done'::text)) OR (done_on IS NOT NULL))),
    CONSTRAINT rides_trip_metres_check CHECK ((metres >= 0)),
    CONSTRAINT rides_trip_people_check CHECK ((people >= 0)),
    CONSTRAINT rides_trip_seq_check CHECK ((seq >= 0))
);
CREATE TABLE public.rides_tripevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    seq smallint NOT NULL,
    state character varying(10) NOT NULL,
    "on" date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    metres integer NOT NULL,
    people smallint NOT NULL,
    departed_at timestamp with time zone,
    done_on date,
    entry_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT rides_tripevent_metres_check CHECK ((metres >= 0)),
    CONSTRAINT rides_tripevent_people_check CHECK ((people >= 0)),
    CONSTRAINT rides_tripevent_seq_check CHECK ((seq >= 0))
);
ALTER TABLE public.rides_tripevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rides_tripevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.rides_unserved (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    reason character varying(20) NOT NULL,
    leg_id uuid NOT NULL,
    plan_id uuid NOT NULL
);
CREATE TABLE public.rides_wave (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    title character varying(40) NOT NULL,
    "on" date NOT NULL,
    starts_at time without time zone NOT NULL,
    ends_at time without time zone NOT NULL,
    earliest smallint NOT NULL,
    latest smallint NOT NULL,
    places integer NOT NULL,
    buffer smallint NOT NULL,
    season_id uuid NOT NULL,
    CONSTRAINT rides_wave_buffer_check CHECK ((buffer >= 0)),
    CONSTRAINT rides_wave_earliest_check CHECK ((earliest >= 0)),
    CONSTRAINT rides_wave_latest_check CHECK ((latest >= 0)),
    CONSTRAINT rides_wave_places_check CHECK ((places >= 0)),
    CONSTRAINT wave_window_open CHECK ((earliest > latest)),
    CONSTRAINT wave_within_one_day CHECK ((ends_at > starts_at))
);
CREATE TABLE public.rulebook_article (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    key character varying(60) NOT NULL,
    source character varying(120) NOT NULL,
    article character varying(40) NOT NULL,
    text character varying(400) NOT NULL,
    value jsonb,
    in_force_from date NOT NULL,
    in_force_to date,
    verified boolean NOT NULL,
    note character varying(200) NOT NULL,
    CONSTRAINT article_ends_after_start CHECK (((in_force_to IS NULL) OR (in_force_to >= in_force_from)))
);
CREATE TABLE public.rulebook_calendarday (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    day date NOT NULL,
    working boolean NOT NULL,
    name character varying(40) NOT NULL
);
CREATE TABLE public.rulebook_calendaryear (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    year smallint NOT NULL,
    CONSTRAINT rulebook_calendaryear_year_check CHECK ((year >= 0))
);
CREATE TABLE public.rulebook_city (
    code character varying(6) NOT NULL,
    name character varying(40) NOT NULL,
    plate_prefix character varying(2) NOT NULL,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL
);
CREATE TABLE public.rulebook_district (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    code character varying(6) NOT NULL,
    name character varying(40) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT rulebook_district_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.rulebook_edition (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    stamp uuid NOT NULL
);
CREATE TABLE public.rulebook_parameter (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    key character varying(60) NOT NULL,
    value jsonb NOT NULL,
    from_on date NOT NULL,
    reason character varying(200) NOT NULL,
    set_by uuid,
    set_at timestamp with time zone NOT NULL
);
CREATE TABLE public.runtime_idempotencykey (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    digest bytea NOT NULL,
    status smallint,
    answer jsonb,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT runtime_idempotencykey_status_check CHECK ((status >= 0))
);
CREATE TABLE public.runtime_jobprogress (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(60) NOT NULL,
    key character varying(60) NOT NULL,
    stage character varying(10) NOT NULL,
    done integer NOT NULL,
    total integer,
    note character varying(200) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT runtime_jobprogress_done_check CHECK ((done >= 0)),
    CONSTRAINT runtime_jobprogress_total_check CHECK ((total >= 0))
);
CREATE TABLE public.runtime_ratecounter (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    bucket character varying(40) NOT NULL,
    digest bytea NOT NULL,
    "window" timestamp with time zone NOT NULL,
    count integer NOT NULL,
    CONSTRAINT runtime_ratecounter_count_check CHECK ((count >= 0))
);
CREATE TABLE public.runtime_shortnumber (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    series character varying(20) NOT NULL,
    last bigint NOT NULL,
    CONSTRAINT runtime_shortnumber_last_check CHECK ((last >= 0))
);
CREATE TABLE public.stations_fault (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    text character varying(200) NOT NULL,
    state character varying(8) NOT NULL,
    answer character varying(200) NOT NULL,
    appeal uuid,
    reported_on date NOT NULL,
    settled_on date,
    person_id uuid NOT NULL,
    station_id uuid NOT NULL,
    CONSTRAINT fault_raised_has_its_appeal CHECK (((NOT ((state)::text = 'raised'::text)) OR (appeal IS NOT NULL)))
);
CREATE TABLE public.stations_faultevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    text character varying(200) NOT NULL,
    state character varying(8) NOT NULL,
    answer character varying(200) NOT NULL,
    appeal uuid,
    reported_on date NOT NULL,
    settled_on date,
    person_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    station_id uuid NOT NULL
);
ALTER TABLE public.stations_faultevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stations_faultevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stations_favourite (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    person_id uuid NOT NULL,
    station_id uuid NOT NULL
);
CREATE TABLE public.stations_hoursexception (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    hours character varying(60) NOT NULL,
    reason character varying(80) NOT NULL,
    station_id uuid NOT NULL,
    CONSTRAINT station_exception_ends_after_start CHECK ((to_on >= from_on))
);
CREATE TABLE public.stations_need (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(16) NOT NULL,
    text character varying(400) NOT NULL,
    "group" character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    wants_appeal boolean NOT NULL,
    answer character varying(400) NOT NULL,
    appeal uuid,
    account uuid,
    heard_on date NOT NULL,
    settled_on date,
    person_id uuid,
    station_id uuid NOT NULL,
    CONSTRAINT need_appealed_has_its_appeal CHECK (((NOT ((state)::text = 'appealed'::text)) OR (appeal IS NOT NULL)))
);
CREATE TABLE public.stations_needevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(16) NOT NULL,
    text character varying(400) NOT NULL,
    "group" character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    wants_appeal boolean NOT NULL,
    answer character varying(400) NOT NULL,
    appeal uuid,
    account uuid,
    heard_on date NOT NULL,
    settled_on date,
    person_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    station_id uuid NOT NULL
);
ALTER TABLE public.stations_needevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stations_needevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stations_station (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(60) NOT NULL,
    lon double precision,
    lat double precision,
    datum character varying(8) NOT NULL,
    address character varying(160) NOT NULL,
    division character varying(6) NOT NULL,
    functions character varying(16)[] NOT NULL,
    amenities character varying(16)[] NOT NULL,
    parking character varying(80) NOT NULL,
    truck_spaces smallint,
    charging character varying(200) NOT NULL,
    hours character varying(200) NOT NULL,
    level character varying(2) NOT NULL,
    phone character varying(32) NOT NULL,
    capacity smallint,
    serves_trucks boolean NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    company_id uuid,
    operator_id uuid NOT NULL,
    CONSTRAINT station_closes_after_opening CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
    CONSTRAINT station_place_whole CHECK ((((lat IS NULL) AND (lon IS NULL)) OR (((lat >= ('-90.0'::numeric)::double precision) AND (lat <= (90.0)::double precision)) AND ((lon >= ('-180.0'::numeric)::double precision) AND (lon <= (180.0)::double precision))))),
    CONSTRAINT stations_station_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT stations_station_truck_spaces_check CHECK ((truck_spaces >= 0))
);
CREATE TABLE public.stations_stationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(60) NOT NULL,
    lon double precision,
    lat double precision,
    datum character varying(8) NOT NULL,
    address character varying(160) NOT NULL,
    division character varying(6) NOT NULL,
    functions character varying(16)[] NOT NULL,
    amenities character varying(16)[] NOT NULL,
    parking character varying(80) NOT NULL,
    truck_spaces smallint,
    charging character varying(200) NOT NULL,
    hours character varying(200) NOT NULL,
    level character varying(2) NOT NULL,
    phone character varying(32) NOT NULL,
    capacity smallint,
    serves_trucks boolean NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    company_id uuid,
    operator_id uuid NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    CONSTRAINT stations_stationevent_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT stations_stationevent_truck_spaces_check CHECK ((truck_spaces >= 0))
);
ALTER TABLE public.stations_stationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stations_stationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stations_visit (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "on" date NOT NULL,
    hour smallint NOT NULL,
    "group" character varying(12) NOT NULL,
    services character varying(16)[] NOT NULL,
    count smallint NOT NULL,
    way character varying(8) NOT NULL,
    came_at timestamp with time zone,
    flags character varying(16)[] NOT NULL,
    satisfied boolean,
    note character varying(120) NOT NULL,
    account uuid,
    made_at timestamp with time zone NOT NULL,
    struck_at timestamp with time zone,
    person_id uuid,
    station_id uuid NOT NULL,
    CONSTRAINT stations_visit_count_check CHECK ((count >= 0)),
    CONSTRAINT stations_visit_hour_check CHECK ((hour >= 0)),
    CONSTRAINT visit_hour_of_day CHECK ((hour <= 23)),
    CONSTRAINT visit_named_is_one CHECK ((((count = 1) AND (person_id IS NOT NULL) AND ((way)::text = ANY ((ARRAY['code'::character varying, 'day_code'::character varying, 'phone'::character varying, 'list'::character varying])::text[]))) OR ((count >= 1) AND (person_id IS NULL) AND ((way)::text = ANY ((ARRAY['tap'::character varying, 'paper'::character varying])::text[])))))
);
CREATE TABLE public.stations_visitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    "on" date NOT NULL,
    hour smallint NOT NULL,
    "group" character varying(12) NOT NULL,
    services character varying(16)[] NOT NULL,
    count smallint NOT NULL,
    way character varying(8) NOT NULL,
    came_at timestamp with time zone,
    flags character varying(16)[] NOT NULL,
    satisfied boolean,
    note character varying(120) NOT NULL,
    account uuid,
    made_at timestamp with time zone NOT NULL,
    struck_at timestamp with time zone,
    person_id uuid,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    station_id uuid NOT NULL,
    CONSTRAINT stations_visitevent_count_check CHECK ((count >= 0)),
    CONSTRAINT stations_visitevent_hour_check CHECK ((hour >= 0))
);
ALTER TABLE public.stations_visitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stations_visitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stock_balance (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    quantity integer NOT NULL,
    low_at integer,
    counted_on date,
    item_id uuid NOT NULL,
    place_id uuid NOT NULL,
    CONSTRAINT stock_balance_low_at_check CHECK ((low_at >= 0)),
    CONSTRAINT stock_balance_never_below_zero CHECK ((quantity >= 0))
);
CREATE TABLE public.stock_item (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    unit character varying(8) NOT NULL,
    kind character varying(12) NOT NULL,
    closed_on date
);
CREATE TABLE public.stock_itemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    unit character varying(8) NOT NULL,
    kind character varying(12) NOT NULL,
    closed_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL
);
ALTER TABLE public.stock_itemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_itemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stock_movement (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    quantity integer NOT NULL,
    reason character varying(12) NOT NULL,
    source_kind character varying(60) NOT NULL,
    source_key character varying(60) NOT NULL,
    unit_cost_fen integer,
    note character varying(200) NOT NULL,
    account uuid,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    item_id uuid NOT NULL,
    place_id uuid NOT NULL,
    CONSTRAINT stock_movement_moves CHECK ((NOT (quantity = 0))),
    CONSTRAINT stock_movement_sign CHECK ((((quantity > 0) AND ((reason)::text = ANY ((ARRAY['received'::character varying, 'returned'::character varying])::text[]))) OR ((quantity < 0) AND ((reason)::text = ANY ((ARRAY['used'::character varying, 'handed_out'::character varying])::text[]))) OR ((reason)::text = ANY ((ARRAY['moved'::character varying, 'counted'::character varying])::text[])))),
    CONSTRAINT stock_movement_unit_cost_fen_check CHECK ((unit_cost_fen >= 0))
);
CREATE TABLE public.stock_place (
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(60) NOT NULL,
    key character varying(60) NOT NULL,
    name character varying(80) NOT NULL,
    division character varying(6) NOT NULL,
    closed_on date,
    unit_id uuid NOT NULL
);
CREATE TABLE public.stock_placeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id uuid NOT NULL,
    city character varying(6) NOT NULL,
    kind character varying(60) NOT NULL,
    key character varying(60) NOT NULL,
    name character varying(80) NOT NULL,
    division character varying(6) NOT NULL,
    closed_on date,
    pgh_context_id uuid,
    pgh_obj_id uuid NOT NULL,
    unit_id uuid NOT NULL
);
ALTER TABLE public.stock_placeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_placeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_activity
    ADD CONSTRAINT activities_activity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_activityaudience
    ADD CONSTRAINT activities_activityaudience_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_attendanceevent
    ADD CONSTRAINT activities_attendanceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.activities_lessonpage
    ADD CONSTRAINT activities_lessonpage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_material
    ADD CONSTRAINT activities_material_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_pagereading
    ADD CONSTRAINT activities_pagereading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_publication
    ADD CONSTRAINT activities_publication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_publicationanswer
    ADD CONSTRAINT activities_publicationanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_publicationaudience
    ADD CONSTRAINT activities_publicationaudience_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_publicationreading
    ADD CONSTRAINT activities_publicationreading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_quizquestion
    ADD CONSTRAINT activities_quizquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_signup
    ADD CONSTRAINT activities_signup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_signupevent
    ADD CONSTRAINT activities_signupevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.activities_activityaudience
    ADD CONSTRAINT activity_audience_once UNIQUE (activity_id, kind, value, city);
ALTER TABLE ONLY public.activities_activity
    ADD CONSTRAINT activity_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.branch_life_agendaitem
    ADD CONSTRAINT agenda_order_once UNIQUE (meeting_id, "order", city);
ALTER TABLE ONLY public.people_apitoken
    ADD CONSTRAINT api_token_once_per_city UNIQUE (city, digest);
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeal_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.appeals_adjustment
    ADD CONSTRAINT appeals_adjustment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_callback
    ADD CONSTRAINT appeals_callback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_card
    ADD CONSTRAINT appeals_card_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_cause
    ADD CONSTRAINT appeals_cause_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_coordination
    ADD CONSTRAINT appeals_coordination_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_entry
    ADD CONSTRAINT appeals_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_link
    ADD CONSTRAINT appeals_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_merge
    ADD CONSTRAINT appeals_merge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_rating
    ADD CONSTRAINT appeals_rating_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_side
    ADD CONSTRAINT appeals_side_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_stop
    ADD CONSTRAINT appeals_stop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_task
    ADD CONSTRAINT appeals_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appeals_template
    ADD CONSTRAINT appeals_template_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_appraisal
    ADD CONSTRAINT appraisal_once_per_year UNIQUE (city, member_id, branch_id, year);
ALTER TABLE ONLY public.patrol_areachoice
    ADD CONSTRAINT area_chosen_once UNIQUE (city, person_id, area_id);
ALTER TABLE ONLY public.patrol_area
    ADD CONSTRAINT area_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.rulebook_article
    ADD CONSTRAINT article_version_once UNIQUE (city, key, in_force_from);
ALTER TABLE ONLY public.fleets_ask
    ADD CONSTRAINT ask_once_per_mission UNIQUE (city, mission_id, person_id);
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT attendance_once_per_activity UNIQUE (activity_id, person_id, city);
ALTER TABLE ONLY public.branch_life_attendee
    ADD CONSTRAINT attendee_once_per_meeting UNIQUE (meeting_id, person_id, city);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_sealed
    ADD CONSTRAINT audit_sealed_pkey PRIMARY KEY (entry);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_backboneentry
    ADD CONSTRAINT backbone_entry_once_per_list UNIQUE (of_id, person_id, city);
ALTER TABLE ONLY public.branch_life_backbonelist
    ADD CONSTRAINT backbone_list_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.branch_life_ballot
    ADD CONSTRAINT ballot_round_once_per_item UNIQUE (item_id, round, city);
ALTER TABLE ONLY public.intake_batch
    ADD CONSTRAINT batch_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.rides_booking
    ADD CONSTRAINT booking_link_once UNIQUE (city, link_index);
ALTER TABLE ONLY public.rides_booking
    ADD CONSTRAINT booking_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.branch_life_agendaitem
    ADD CONSTRAINT branch_life_agendaitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_application
    ADD CONSTRAINT branch_life_application_candidate_id_key UNIQUE (candidate_id);
ALTER TABLE ONLY public.branch_life_application
    ADD CONSTRAINT branch_life_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_applicationevent
    ADD CONSTRAINT branch_life_applicationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_appraisal
    ADD CONSTRAINT branch_life_appraisal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_appraisalevent
    ADD CONSTRAINT branch_life_appraisalevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_approver
    ADD CONSTRAINT branch_life_approver_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_approverevent
    ADD CONSTRAINT branch_life_approverevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_attendee
    ADD CONSTRAINT branch_life_attendee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_attendeeevent
    ADD CONSTRAINT branch_life_attendeeevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_backboneentry
    ADD CONSTRAINT branch_life_backboneentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_backboneentryevent
    ADD CONSTRAINT branch_life_backboneentryevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_backbonelist
    ADD CONSTRAINT branch_life_backbonelist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_backbonelistevent
    ADD CONSTRAINT branch_life_backbonelistevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_ballot
    ADD CONSTRAINT branch_life_ballot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_candidate
    ADD CONSTRAINT branch_life_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_candidateevent
    ADD CONSTRAINT branch_life_candidateevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_candidateletter
    ADD CONSTRAINT branch_life_candidateletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_candidateletterevent
    ADD CONSTRAINT branch_life_candidateletterevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_candidatemove
    ADD CONSTRAINT branch_life_candidatemove_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_candidatemoveevent
    ADD CONSTRAINT branch_life_candidatemoveevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_candidatepaper
    ADD CONSTRAINT branch_life_candidatepaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_candidatepaperevent
    ADD CONSTRAINT branch_life_candidatepaperevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_committeeseat
    ADD CONSTRAINT branch_life_committeeseat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_committeeseatevent
    ADD CONSTRAINT branch_life_committeeseatevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_correction
    ADD CONSTRAINT branch_life_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_criteria
    ADD CONSTRAINT branch_life_criteria_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_duesentry
    ADD CONSTRAINT branch_life_duesentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_duesentryevent
    ADD CONSTRAINT branch_life_duesentryevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_floating
    ADD CONSTRAINT branch_life_floating_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_floatingcontact
    ADD CONSTRAINT branch_life_floatingcontact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_floatingevent
    ADD CONSTRAINT branch_life_floatingevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_groupplace
    ADD CONSTRAINT branch_life_groupplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_groupplaceevent
    ADD CONSTRAINT branch_life_groupplaceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_helper
    ADD CONSTRAINT branch_life_helper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_helperevent
    ADD CONSTRAINT branch_life_helperevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_look
    ADD CONSTRAINT branch_life_look_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT branch_life_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_meetingevent
    ADD CONSTRAINT branch_life_meetingevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_meetingpaper
    ADD CONSTRAINT branch_life_meetingpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT branch_life_resolution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_resolutionevent
    ADD CONSTRAINT branch_life_resolutionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_review
    ADD CONSTRAINT branch_life_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_reviewevent
    ADD CONSTRAINT branch_life_reviewevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_steprecord
    ADD CONSTRAINT branch_life_steprecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_steprecordevent
    ADD CONSTRAINT branch_life_steprecordevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_tally
    ADD CONSTRAINT branch_life_tally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_trainingrecord
    ADD CONSTRAINT branch_life_trainingrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_trainingrecordevent
    ADD CONSTRAINT branch_life_trainingrecordevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_transfer
    ADD CONSTRAINT branch_life_transfer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_transferevent
    ADD CONSTRAINT branch_life_transferevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.branch_life_writtenopinion
    ADD CONSTRAINT branch_life_writtenopinion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_brieffigure
    ADD CONSTRAINT brief_figure_once UNIQUE (city, brief_id, key);
ALTER TABLE ONLY public.insight_brief
    ADD CONSTRAINT brief_issue_once_a_year UNIQUE (city, year, issue);
ALTER TABLE ONLY public.insight_brief
    ADD CONSTRAINT brief_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.rulebook_calendarday
    ADD CONSTRAINT calendar_day_once_per_city UNIQUE (city, day);
ALTER TABLE ONLY public.rulebook_calendaryear
    ADD CONSTRAINT calendar_year_once_per_city UNIQUE (city, year);
ALTER TABLE ONLY public.appeals_callback
    ADD CONSTRAINT callback_once_per_case UNIQUE (city, appeal_id);
ALTER TABLE ONLY public.care_campaign
    ADD CONSTRAINT campaign_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.branch_life_candidateletter
    ADD CONSTRAINT candidate_letter_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.branch_life_candidate
    ADD CONSTRAINT candidate_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.branch_life_candidatepaper
    ADD CONSTRAINT candidate_paper_in_one_file UNIQUE (city, paper_id);
ALTER TABLE ONLY public.care_campaign
    ADD CONSTRAINT care_campaign_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_campaignevent
    ADD CONSTRAINT care_campaignevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.care_consultation
    ADD CONSTRAINT care_consultation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_consultationevent
    ADD CONSTRAINT care_consultationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.care_eligible
    ADD CONSTRAINT care_eligible_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_eligibleevent
    ADD CONSTRAINT care_eligibleevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.care_handout
    ADD CONSTRAINT care_handout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_handoutevent
    ADD CONSTRAINT care_handoutevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.care_hardshipnote
    ADD CONSTRAINT care_hardshipnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_help
    ADD CONSTRAINT care_help_corrects_id_key UNIQUE (corrects_id);
ALTER TABLE ONLY public.care_help
    ADD CONSTRAINT care_help_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_helpevent
    ADD CONSTRAINT care_helpevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.care_homevisit
    ADD CONSTRAINT care_homevisit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_receiptcode
    ADD CONSTRAINT care_receiptcode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_slot
    ADD CONSTRAINT care_slot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.care_slotevent
    ADD CONSTRAINT care_slotevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_category
    ADD CONSTRAINT category_code_once_per_city UNIQUE (city, code);
ALTER TABLE ONLY public.appeals_cause
    ADD CONSTRAINT cause_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.patrol_areacell
    ADD CONSTRAINT cell_of_one_area UNIQUE (city, cell);
ALTER TABLE ONLY public.patrol_check
    ADD CONSTRAINT check_once_per_round UNIQUE (city, snapshot_id, round, person_id);
ALTER TABLE ONLY public.intake_chunk
    ADD CONSTRAINT chunk_once_in_batch UNIQUE (city, batch_id, seq);
ALTER TABLE ONLY public.rides_closure
    ADD CONSTRAINT closure_once UNIQUE NULLS NOT DISTINCT (city, gate_id, wave_id);
ALTER TABLE ONLY public.registry_company
    ADD CONSTRAINT company_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.registry_company
    ADD CONSTRAINT company_uscc_once_per_city UNIQUE (city, uscc);
ALTER TABLE ONLY public.care_consultation
    ADD CONSTRAINT consultation_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.care_consultation
    ADD CONSTRAINT consultation_one_at_a_time EXCLUDE USING gist (city WITH =, person_id WITH =, tstzrange(starts_at, ends_at, '[)'::text) WITH &&) WHERE (((state)::text = 'booked'::text));
ALTER TABLE ONLY public.membership_contact
    ADD CONSTRAINT contact_one_per_driver_at_a_time EXCLUDE USING gist (city WITH =, driver_id WITH =, daterange(from_on, to_on, '[)'::text) WITH &&);
ALTER TABLE ONLY public.branch_life_criteria
    ADD CONSTRAINT criteria_version_once UNIQUE (city, unit_id, purpose, version);
ALTER TABLE ONLY public.rulebook_district
    ADD CONSTRAINT district_code_once_per_city UNIQUE (city, code);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.fleets_drive
    ADD CONSTRAINT drive_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.registry_driver
    ADD CONSTRAINT driver_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.registry_driver
    ADD CONSTRAINT driver_once_per_group UNIQUE (person_id, group_id, city);
ALTER TABLE ONLY public.branch_life_duesentry
    ADD CONSTRAINT dues_once_per_month UNIQUE (city, member_id, branch_id, month);
ALTER TABLE ONLY public.patrol_duty
    ADD CONSTRAINT duty_once_per_area_and_category UNIQUE NULLS NOT DISTINCT (city, area_id, category_id);
ALTER TABLE ONLY public.rulebook_edition
    ADD CONSTRAINT edition_once_per_city UNIQUE (city);
ALTER TABLE ONLY public.intake_effect
    ADD CONSTRAINT effect_once_in_batch UNIQUE (city, batch_id, seq);
ALTER TABLE ONLY public.care_eligible
    ADD CONSTRAINT eligible_once_per_campaign UNIQUE (city, campaign_id, person_id);
ALTER TABLE ONLY public.rides_entry
    ADD CONSTRAINT entry_driver_once_per_season UNIQUE (city, season_id, driver_id);
ALTER TABLE ONLY public.rides_entry
    ADD CONSTRAINT entry_vehicle_once_per_season UNIQUE (city, season_id, vehicle_id);
ALTER TABLE ONLY public.patrol_errand
    ADD CONSTRAINT errand_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.rides_exampoint
    ADD CONSTRAINT exam_point_once_per_season UNIQUE (city, season_id, name);
ALTER TABLE ONLY public.stations_fault
    ADD CONSTRAINT fault_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.stations_favourite
    ADD CONSTRAINT favourite_once UNIQUE (city, person_id, station_id);
ALTER TABLE ONLY public.files_fileaccess
    ADD CONSTRAINT files_fileaccess_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_paper
    ADD CONSTRAINT files_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_photo
    ADD CONSTRAINT files_photo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_recording
    ADD CONSTRAINT files_recording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_firstlink
    ADD CONSTRAINT first_link_once_per_city UNIQUE (city, digest);
ALTER TABLE ONLY public.fleets_fleet
    ADD CONSTRAINT fleet_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.fleets_ask
    ADD CONSTRAINT fleets_ask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_askevent
    ADD CONSTRAINT fleets_askevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.fleets_drive
    ADD CONSTRAINT fleets_drive_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_enrolment
    ADD CONSTRAINT fleets_enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_enrolmentevent
    ADD CONSTRAINT fleets_enrolmentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.fleets_fleet
    ADD CONSTRAINT fleets_fleet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_fleetevent
    ADD CONSTRAINT fleets_fleetevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.fleets_incident
    ADD CONSTRAINT fleets_incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_incidentevent
    ADD CONSTRAINT fleets_incidentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.fleets_lead
    ADD CONSTRAINT fleets_lead_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_leadevent
    ADD CONSTRAINT fleets_leadevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.fleets_mission
    ADD CONSTRAINT fleets_mission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_missionevent
    ADD CONSTRAINT fleets_missionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.fleets_standby
    ADD CONSTRAINT fleets_standby_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_stop
    ADD CONSTRAINT fleets_stop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_transport
    ADD CONSTRAINT fleets_transport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_transportevent
    ADD CONSTRAINT fleets_transportevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.fleets_trip
    ADD CONSTRAINT fleets_trip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_tripevent
    ADD CONSTRAINT fleets_tripevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_gate
    ADD CONSTRAINT gate_once_per_point UNIQUE (city, point_id, name);
ALTER TABLE ONLY public.registry_workergroup
    ADD CONSTRAINT group_code_once_per_city UNIQUE (city, code);
ALTER TABLE ONLY public.care_handout
    ADD CONSTRAINT handout_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.care_help
    ADD CONSTRAINT help_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.care_homevisit
    ADD CONSTRAINT home_visit_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.honours_honour
    ADD CONSTRAINT honour_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.honours_honour
    ADD CONSTRAINT honours_honour_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.honours_honourevent
    ADD CONSTRAINT honours_honourevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.honours_servicecertificate
    ADD CONSTRAINT honours_servicecertificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.honours_servicerecord
    ADD CONSTRAINT honours_servicerecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.honours_servicerecordevent
    ADD CONSTRAINT honours_servicerecordevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.runtime_idempotencykey
    ADD CONSTRAINT idempotency_key_once UNIQUE (city, digest);
ALTER TABLE ONLY public.fleets_incident
    ADD CONSTRAINT incident_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.insight_brief
    ADD CONSTRAINT insight_brief_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insight_brieffigure
    ADD CONSTRAINT insight_brieffigure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_inspection
    ADD CONSTRAINT inspection_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.intake_batch
    ADD CONSTRAINT intake_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_chunk
    ADD CONSTRAINT intake_chunk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_effect
    ADD CONSTRAINT intake_effect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_knownplace
    ADD CONSTRAINT known_place_once_per_city UNIQUE (city, name);
ALTER TABLE ONLY public.fleets_lead
    ADD CONSTRAINT lead_one_at_a_time EXCLUDE USING gist (fleet_id WITH =, seat WITH =, daterange(from_on, to_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.rides_leg
    ADD CONSTRAINT leg_once_per_direction UNIQUE (city, booking_id, direction);
ALTER TABLE ONLY public.activities_lessonpage
    ADD CONSTRAINT lesson_page_order_once UNIQUE (activity_id, "order", city);
ALTER TABLE ONLY public.rides_maskedcall
    ADD CONSTRAINT masked_call_once UNIQUE (city, leg_id, entry_id);
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT meeting_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.membership_contact
    ADD CONSTRAINT membership_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.membership_contactevent
    ADD CONSTRAINT membership_contactevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.membership_membership
    ADD CONSTRAINT membership_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.membership_membershipevent
    ADD CONSTRAINT membership_membershipevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.membership_membership
    ADD CONSTRAINT membership_once_per_branch_and_day EXCLUDE USING gist (member_id WITH =, branch_id WITH =, daterange(from_on, to_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.membership_membership
    ADD CONSTRAINT membership_one_formal_at_a_time EXCLUDE USING gist (member_id WITH =, daterange(from_on, to_on, '[]'::text) WITH &&) WHERE (((bond)::text = 'formal'::text));
ALTER TABLE ONLY public.membership_partymember
    ADD CONSTRAINT membership_partymember_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.membership_partymember
    ADD CONSTRAINT membership_partymember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.membership_partymemberevent
    ADD CONSTRAINT membership_partymemberevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.membership_proposal
    ADD CONSTRAINT membership_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.membership_serves
    ADD CONSTRAINT membership_serves_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_merit
    ADD CONSTRAINT merit_once_per_deed UNIQUE (city, deed, key);
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT message_once_per_cause UNIQUE (city, person_id, reason, source);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fleets_mission
    ADD CONSTRAINT mission_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.stations_need
    ADD CONSTRAINT need_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_outbound
    ADD CONSTRAINT notices_outbound_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_operation
    ADD CONSTRAINT operation_once_per_month UNIQUE NULLS NOT DISTINCT (driver_id, month, company_id, vehicle_id, city);
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_postevent
    ADD CONSTRAINT organisations_postevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT organisations_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_unitevent
    ADD CONSTRAINT organisations_unitevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.activities_pagereading
    ADD CONSTRAINT page_reading_once UNIQUE (page_id, person_id, city);
ALTER TABLE ONLY public.rulebook_parameter
    ADD CONSTRAINT parameter_version_once UNIQUE (city, key, from_on, set_at);
ALTER TABLE ONLY public.patrol_partner
    ADD CONSTRAINT partner_key_once UNIQUE (city, digest);
ALTER TABLE ONLY public.patrol_area
    ADD CONSTRAINT patrol_area_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_areacell
    ADD CONSTRAINT patrol_areacell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_areacellevent
    ADD CONSTRAINT patrol_areacellevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_areachoice
    ADD CONSTRAINT patrol_areachoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_areaevent
    ADD CONSTRAINT patrol_areaevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_category
    ADD CONSTRAINT patrol_category_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_categoryevent
    ADD CONSTRAINT patrol_categoryevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_check
    ADD CONSTRAINT patrol_check_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_checkevent
    ADD CONSTRAINT patrol_checkevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_duty
    ADD CONSTRAINT patrol_duty_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_dutyevent
    ADD CONSTRAINT patrol_dutyevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_entry
    ADD CONSTRAINT patrol_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_errand
    ADD CONSTRAINT patrol_errand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_errandevent
    ADD CONSTRAINT patrol_errandevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_inspection
    ADD CONSTRAINT patrol_inspection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_inspectionevent
    ADD CONSTRAINT patrol_inspectionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_merit
    ADD CONSTRAINT patrol_merit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_partner
    ADD CONSTRAINT patrol_partner_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_request
    ADD CONSTRAINT patrol_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_requestevent
    ADD CONSTRAINT patrol_requestevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_seen
    ADD CONSTRAINT patrol_seen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT patrol_snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_snapshotevent
    ADD CONSTRAINT patrol_snapshotevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.patrol_stop
    ADD CONSTRAINT patrol_stop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.patrol_stopevent
    ADD CONSTRAINT patrol_stopevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_apitoken
    ADD CONSTRAINT people_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_cache
    ADD CONSTRAINT people_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_disclosure
    ADD CONSTRAINT people_disclosure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_firstlink
    ADD CONSTRAINT people_firstlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_identitycheck
    ADD CONSTRAINT people_identitycheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_phonecity
    ADD CONSTRAINT people_phonecity_pkey PRIMARY KEY (phone_index);
ALTER TABLE ONLY public.people_preference
    ADD CONSTRAINT people_preference_account_id_key UNIQUE (account_id);
ALTER TABLE ONLY public.people_preference
    ADD CONSTRAINT people_preference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_plan
    ADD CONSTRAINT plan_version_once UNIQUE (city, wave_id, direction, version);
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT post_administrators_apart EXCLUDE USING gist (city WITH =, person_id WITH =, role WITH <>, daterange(from_on, to_on, '[]'::text) WITH &&) WHERE (((role)::text = ANY ((ARRAY['auditor'::character varying, 'security_admin'::character varying, 'system_admin'::character varying])::text[])));
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.runtime_jobprogress
    ADD CONSTRAINT progress_once_per_thing UNIQUE (city, kind, key);
ALTER TABLE ONLY public.activities_publicationanswer
    ADD CONSTRAINT publication_answer_order_once UNIQUE (publication_id, "order", city);
ALTER TABLE ONLY public.activities_publicationaudience
    ADD CONSTRAINT publication_audience_once UNIQUE (publication_id, kind, value, city);
ALTER TABLE ONLY public.activities_publication
    ADD CONSTRAINT publication_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.activities_publicationreading
    ADD CONSTRAINT publication_reading_once UNIQUE (publication_id, person_id, city);
ALTER TABLE ONLY public.registry_qualification
    ADD CONSTRAINT qualification_once_per_source UNIQUE (person_id, kind, source, city);
ALTER TABLE ONLY public.activities_quizquestion
    ADD CONSTRAINT quiz_question_order_once UNIQUE (activity_id, "order", city);
ALTER TABLE ONLY public.runtime_ratecounter
    ADD CONSTRAINT rate_counter_once UNIQUE (city, bucket, digest, "window");
ALTER TABLE ONLY public.referrals_answer
    ADD CONSTRAINT referrals_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.referrals_slip
    ADD CONSTRAINT referrals_slip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.referrals_slipevent
    ADD CONSTRAINT referrals_slipevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_company
    ADD CONSTRAINT registry_company_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_company
    ADD CONSTRAINT registry_company_unit_id_key UNIQUE (unit_id);
ALTER TABLE ONLY public.registry_companyevent
    ADD CONSTRAINT registry_companyevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_contract
    ADD CONSTRAINT registry_contract_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_contractevent
    ADD CONSTRAINT registry_contractevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_driver
    ADD CONSTRAINT registry_driver_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_driverevent
    ADD CONSTRAINT registry_driverevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_operation
    ADD CONSTRAINT registry_operation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_permit
    ADD CONSTRAINT registry_permit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_permitevent
    ADD CONSTRAINT registry_permitevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_qualification
    ADD CONSTRAINT registry_qualification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_qualificationevent
    ADD CONSTRAINT registry_qualificationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_vehicle
    ADD CONSTRAINT registry_vehicle_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_vehicleevent
    ADD CONSTRAINT registry_vehicleevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_vehicleservice
    ADD CONSTRAINT registry_vehicleservice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registry_vehicleserviceevent
    ADD CONSTRAINT registry_vehicleserviceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.registry_workergroup
    ADD CONSTRAINT registry_workergroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT resolution_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT resolution_once_per_ballot UNIQUE (ballot_id, city);
ALTER TABLE ONLY public.branch_life_review
    ADD CONSTRAINT review_once_a_day UNIQUE (city, candidate_id, "on", probation);
ALTER TABLE ONLY public.rewards_award
    ADD CONSTRAINT rewards_award_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.rewards_award
    ADD CONSTRAINT rewards_award_once UNIQUE (city, source_key, source_kind, outcome);
ALTER TABLE ONLY public.rewards_award
    ADD CONSTRAINT rewards_award_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_awardevent
    ADD CONSTRAINT rewards_awardevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rewards_balance
    ADD CONSTRAINT rewards_balance_once UNIQUE (city, person_id);
ALTER TABLE ONLY public.rewards_balance
    ADD CONSTRAINT rewards_balance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_budget
    ADD CONSTRAINT rewards_budget_once UNIQUE (city, first);
ALTER TABLE ONLY public.rewards_budget
    ADD CONSTRAINT rewards_budget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_budgetevent
    ADD CONSTRAINT rewards_budgetevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rewards_decision
    ADD CONSTRAINT rewards_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_donation
    ADD CONSTRAINT rewards_donation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_entry
    ADD CONSTRAINT rewards_entry_once_per_source UNIQUE (city, source_key, source_kind, reason, turn);
ALTER TABLE ONLY public.rewards_entry
    ADD CONSTRAINT rewards_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_good
    ADD CONSTRAINT rewards_good_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.rewards_good
    ADD CONSTRAINT rewards_good_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_goodevent
    ADD CONSTRAINT rewards_goodevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rewards_pool
    ADD CONSTRAINT rewards_pool_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.rewards_pool
    ADD CONSTRAINT rewards_pool_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_poolevent
    ADD CONSTRAINT rewards_poolevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rewards_redemption
    ADD CONSTRAINT rewards_redemption_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.rewards_redemption
    ADD CONSTRAINT rewards_redemption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_redemptionevent
    ADD CONSTRAINT rewards_redemptionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rewards_tariff
    ADD CONSTRAINT rewards_tariff_once_a_day UNIQUE (city, outcome, since);
ALTER TABLE ONLY public.rewards_tariff
    ADD CONSTRAINT rewards_tariff_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rewards_tariffevent
    ADD CONSTRAINT rewards_tariffevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rewards_voucher
    ADD CONSTRAINT rewards_voucher_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_checkin
    ADD CONSTRAINT ride_check_once_per_leg_and_kind UNIQUE NULLS NOT DISTINCT (city, trip_id, leg_id, kind);
ALTER TABLE ONLY public.rides_rideincident
    ADD CONSTRAINT ride_incident_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.rides_trip
    ADD CONSTRAINT ride_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.rides_rating
    ADD CONSTRAINT ride_rated_once UNIQUE (city, leg_id);
ALTER TABLE ONLY public.rides_stop
    ADD CONSTRAINT ride_stop_once_per_leg UNIQUE (city, trip_id, leg_id, kind);
ALTER TABLE ONLY public.rides_stop
    ADD CONSTRAINT ride_stop_once_per_place UNIQUE (city, trip_id, seq);
ALTER TABLE ONLY public.rides_booking
    ADD CONSTRAINT rides_booking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_bookingevent
    ADD CONSTRAINT rides_bookingevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_checkin
    ADD CONSTRAINT rides_checkin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_checkinevent
    ADD CONSTRAINT rides_checkinevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_closure
    ADD CONSTRAINT rides_closure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_entry
    ADD CONSTRAINT rides_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_entryevent
    ADD CONSTRAINT rides_entryevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_exampoint
    ADD CONSTRAINT rides_exampoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_familymessage
    ADD CONSTRAINT rides_familymessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_gate
    ADD CONSTRAINT rides_gate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_knownplace
    ADD CONSTRAINT rides_knownplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_leg
    ADD CONSTRAINT rides_leg_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_legevent
    ADD CONSTRAINT rides_legevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_maskedcall
    ADD CONSTRAINT rides_maskedcall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_phoneproof
    ADD CONSTRAINT rides_phoneproof_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_plan
    ADD CONSTRAINT rides_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_planevent
    ADD CONSTRAINT rides_planevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_position
    ADD CONSTRAINT rides_position_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.rides_position
    ADD CONSTRAINT rides_position_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_rating
    ADD CONSTRAINT rides_rating_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_rideincident
    ADD CONSTRAINT rides_rideincident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_rideincidentevent
    ADD CONSTRAINT rides_rideincidentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_scoreappeal
    ADD CONSTRAINT rides_scoreappeal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_scoreappealevent
    ADD CONSTRAINT rides_scoreappealevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_scorecard
    ADD CONSTRAINT rides_scorecard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_season
    ADD CONSTRAINT rides_season_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_seasonevent
    ADD CONSTRAINT rides_seasonevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_stop
    ADD CONSTRAINT rides_stop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_thanks
    ADD CONSTRAINT rides_thanks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_trip
    ADD CONSTRAINT rides_trip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_tripevent
    ADD CONSTRAINT rides_tripevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.rides_unserved
    ADD CONSTRAINT rides_unserved_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_wave
    ADD CONSTRAINT rides_wave_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rulebook_article
    ADD CONSTRAINT rulebook_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rulebook_calendarday
    ADD CONSTRAINT rulebook_calendarday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rulebook_calendaryear
    ADD CONSTRAINT rulebook_calendaryear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rulebook_city
    ADD CONSTRAINT rulebook_city_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.rulebook_district
    ADD CONSTRAINT rulebook_district_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rulebook_edition
    ADD CONSTRAINT rulebook_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rulebook_parameter
    ADD CONSTRAINT rulebook_parameter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.runtime_idempotencykey
    ADD CONSTRAINT runtime_idempotencykey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.runtime_jobprogress
    ADD CONSTRAINT runtime_jobprogress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.runtime_ratecounter
    ADD CONSTRAINT runtime_ratecounter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.runtime_shortnumber
    ADD CONSTRAINT runtime_shortnumber_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rides_scorecard
    ADD CONSTRAINT scorecard_version_once UNIQUE (city, season_id, version);
ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT seal_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.rides_season
    ADD CONSTRAINT season_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.patrol_seen
    ADD CONSTRAINT seen_once UNIQUE (city, snapshot_id, person_id);
ALTER TABLE ONLY public.runtime_shortnumber
    ADD CONSTRAINT series_once_per_city UNIQUE (city, series);
ALTER TABLE ONLY public.honours_servicecertificate
    ADD CONSTRAINT service_certificate_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.activities_signup
    ADD CONSTRAINT sign_up_once_per_activity UNIQUE (activity_id, person_id, city);
ALTER TABLE ONLY public.referrals_slip
    ADD CONSTRAINT slip_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.care_slot
    ADD CONSTRAINT slot_one_at_a_time EXCLUDE USING gist (unit_id WITH =, consultant WITH =, tstzrange(starts_at, ends_at, '[)'::text) WITH &&) WHERE (((state)::text = 'open'::text));
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT snapshot_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.fleets_standby
    ADD CONSTRAINT standby_once_per_shift UNIQUE (city, enrolment_id, "on", shift);
ALTER TABLE ONLY public.stations_station
    ADD CONSTRAINT station_name_once_per_city UNIQUE (city, name);
ALTER TABLE ONLY public.stations_station
    ADD CONSTRAINT station_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.stations_fault
    ADD CONSTRAINT stations_fault_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stations_faultevent
    ADD CONSTRAINT stations_faultevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.stations_favourite
    ADD CONSTRAINT stations_favourite_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stations_hoursexception
    ADD CONSTRAINT stations_hoursexception_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stations_need
    ADD CONSTRAINT stations_need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stations_needevent
    ADD CONSTRAINT stations_needevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.stations_station
    ADD CONSTRAINT stations_station_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stations_stationevent
    ADD CONSTRAINT stations_stationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.stations_visit
    ADD CONSTRAINT stations_visit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stations_visitevent
    ADD CONSTRAINT stations_visitevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.stock_balance
    ADD CONSTRAINT stock_balance_once UNIQUE (city, place_id, item_id);
ALTER TABLE ONLY public.stock_balance
    ADD CONSTRAINT stock_balance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stock_item
    ADD CONSTRAINT stock_item_name_once_per_city UNIQUE (city, name);
ALTER TABLE ONLY public.stock_item
    ADD CONSTRAINT stock_item_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.stock_item
    ADD CONSTRAINT stock_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stock_itemevent
    ADD CONSTRAINT stock_itemevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.stock_movement
    ADD CONSTRAINT stock_movement_once_per_source UNIQUE (city, source_key, source_kind, reason, item_id, place_id);
ALTER TABLE ONLY public.stock_movement
    ADD CONSTRAINT stock_movement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stock_place
    ADD CONSTRAINT stock_place_once UNIQUE (city, kind, key);
ALTER TABLE ONLY public.stock_place
    ADD CONSTRAINT stock_place_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stock_placeevent
    ADD CONSTRAINT stock_placeevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.appeals_stop
    ADD CONSTRAINT stop_once_per_place UNIQUE (city, appeal_id, "order");
ALTER TABLE ONLY public.patrol_stop
    ADD CONSTRAINT stop_once_per_place_in_line UNIQUE (city, inspection_id, "order");
ALTER TABLE ONLY public.fleets_stop
    ADD CONSTRAINT stop_order_once UNIQUE (city, trip_id, "order");
ALTER TABLE ONLY public.branch_life_tally
    ADD CONSTRAINT tally_once_per_counter UNIQUE (ballot_id, attempt, counter_id, city);
ALTER TABLE ONLY public.appeals_task
    ADD CONSTRAINT task_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.rides_thanks
    ADD CONSTRAINT thanks_once_per_booking UNIQUE (city, booking_id);
ALTER TABLE ONLY public.branch_life_trainingrecord
    ADD CONSTRAINT training_attendance_once UNIQUE (city, candidate_id, attendance_id);
ALTER TABLE ONLY public.branch_life_transfer
    ADD CONSTRAINT transfer_number_once UNIQUE (city, number);
ALTER TABLE ONLY public.fleets_transport
    ADD CONSTRAINT transport_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.fleets_trip
    ADD CONSTRAINT trip_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT unit_label_once_per_city UNIQUE (city, label);
ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT unit_number_once_per_city UNIQUE (city, number);
ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT unit_path_once_per_city UNIQUE (city, path);
ALTER TABLE ONLY public.rides_unserved
    ADD CONSTRAINT unserved_once_per_plan UNIQUE (city, plan_id, leg_id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.registry_vehicle
    ADD CONSTRAINT vehicle_plate_once_per_city UNIQUE (city, plate);
ALTER TABLE ONLY public.rides_wave
    ADD CONSTRAINT wave_once_per_moment UNIQUE (city, season_id, "on", starts_at);
ALTER TABLE ONLY public.branch_life_writtenopinion
    ADD CONSTRAINT written_opinion_once_per_vote UNIQUE (item_id, attendee_id, city);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE UNIQUE INDEX account_phone_once_per_city ON public.people_account USING btree (city, phone_index) WHERE (retired_at IS NULL);
CREATE INDEX activities_activity_host_id_ab86ae81 ON public.activities_activity USING btree (host_id);
CREATE INDEX activities_activity_organiser_id_b5d1c09c ON public.activities_activity USING btree (organiser_id);
CREATE INDEX activities_activityaudience_activity_id_9ea53006 ON public.activities_activityaudience USING btree (activity_id);
CREATE INDEX activities_attendance_person_id_790d1925 ON public.activities_attendance USING btree (person_id);
CREATE INDEX activities_attendanceevent_activity_id_81618ca9 ON public.activities_attendanceevent USING btree (activity_id);
CREATE INDEX activities_attendanceevent_person_id_954044a8 ON public.activities_attendanceevent USING btree (person_id);
CREATE INDEX activities_attendanceevent_pgh_context_id_228d50d2 ON public.activities_attendanceevent USING btree (pgh_context_id);
CREATE INDEX activities_attendanceevent_pgh_obj_id_0ddeac5d ON public.activities_attendanceevent USING btree (pgh_obj_id);
CREATE INDEX activities_lessonpage_picture_id_55145a06 ON public.activities_lessonpage USING btree (picture_id);
CREATE INDEX activities_lessonpage_video_id_4ee40f27 ON public.activities_lessonpage USING btree (video_id);
CREATE INDEX activities_material_activity_id_8e42640f ON public.activities_material USING btree (activity_id);
CREATE INDEX activities_material_file_id_750dd568 ON public.activities_material USING btree (file_id);
CREATE INDEX activities_pagereading_person_id_803f6210 ON public.activities_pagereading USING btree (person_id);
CREATE INDEX activities_publication_publisher_id_9054bc36 ON public.activities_publication USING btree (publisher_id);
CREATE INDEX activities_publicationaudience_publication_id_37e89793 ON public.activities_publicationaudience USING btree (publication_id);
CREATE INDEX activities_publicationreading_person_id_c6bd3875 ON public.activities_publicationreading USING btree (person_id);
CREATE INDEX activities_question_activity_id_b155881a ON public.activities_question USING btree (activity_id);
CREATE INDEX activities_question_asker_id_6a9aa483 ON public.activities_question USING btree (asker_id);
CREATE INDEX activities_signup_person_id_cb0870e9 ON public.activities_signup USING btree (person_id);
CREATE INDEX activities_signupevent_activity_id_ccb21a36 ON public.activities_signupevent USING btree (activity_id);
CREATE INDEX activities_signupevent_person_id_98cff3d6 ON public.activities_signupevent USING btree (person_id);
CREATE INDEX activities_signupevent_pgh_context_id_daff7901 ON public.activities_signupevent USING btree (pgh_context_id);
CREATE INDEX activities_signupevent_pgh_obj_id_08d52941 ON public.activities_signupevent USING btree (pgh_obj_id);
CREATE INDEX activity_by_kind_and_day ON public.activities_activity USING btree (city, kind, day);
CREATE INDEX activity_by_state ON public.activities_activity USING btree (city, state, starts_at);
CREATE UNIQUE INDEX adjustment_open_once ON public.appeals_adjustment USING btree (city, appeal_id, kind) WHERE (((state)::text = 'asked'::text) OR (((kind)::text = 'pause'::text) AND ((state)::text = 'approved'::text)));
CREATE INDEX api_token_of_account ON public.people_apitoken USING btree (city, account_id);
CREATE INDEX appeal_by_state ON public.appeals_appeal USING btree (city, state, made_at);
CREATE INDEX appeal_by_words ON public.appeals_appeal USING gin (tokens);
CREATE INDEX appeal_of_holder ON public.appeals_appeal USING btree (city, holder_unit_id, state);
CREATE INDEX appeal_of_member ON public.appeals_appeal USING btree (city, holder_person_id) WHERE (holder_person_id IS NOT NULL);
CREATE INDEX appeal_of_origin ON public.appeals_appeal USING btree (city, origin_id, state);
CREATE INDEX appeal_of_reporter ON public.appeals_appeal USING btree (city, reporter_id, made_at DESC);
CREATE INDEX appeal_of_subject ON public.appeals_appeal USING btree (city, subject, made_at DESC);
CREATE INDEX appeal_open_by_due ON public.appeals_appeal USING btree (city, settle_due, id) WHERE ((state)::text = ANY ((ARRAY['paused'::character varying, 'waiting'::character varying, 'working'::character varying])::text[]));
CREATE UNIQUE INDEX appeal_receipt_once_per_city ON public.appeals_appeal USING btree (city, receipt) WHERE (receipt IS NOT NULL);
CREATE INDEX appeal_to_rise ON public.appeals_appeal USING btree (city, rises_at) WHERE (rises_at IS NOT NULL);
CREATE INDEX appeals_adjustment_appeal_id_56ae215a ON public.appeals_adjustment USING btree (appeal_id);
CREATE INDEX appeals_appeal_cause_id_9b636da3 ON public.appeals_appeal USING btree (cause_id);
CREATE INDEX appeals_appeal_holder_person_id_b1b682a3 ON public.appeals_appeal USING btree (holder_person_id);
CREATE INDEX appeals_appeal_holder_unit_id_7b694e65 ON public.appeals_appeal USING btree (holder_unit_id);
CREATE INDEX appeals_appeal_lead_unit_id_975ea08b ON public.appeals_appeal USING btree (lead_unit_id);
CREATE INDEX appeals_appeal_merged_into_id_678054be ON public.appeals_appeal USING btree (merged_into_id);
CREATE INDEX appeals_appeal_origin_id_4faf836b ON public.appeals_appeal USING btree (origin_id);
CREATE INDEX appeals_appeal_reporter_id_1375787c ON public.appeals_appeal USING btree (reporter_id);
CREATE INDEX appeals_callback_appeal_id_033d1265 ON public.appeals_callback USING btree (appeal_id);
CREATE INDEX appeals_coordination_appeal_id_282bfc0a ON public.appeals_coordination USING btree (appeal_id);
CREATE INDEX appeals_coordination_unit_id_7db503a7 ON public.appeals_coordination USING btree (unit_id);
CREATE INDEX appeals_entry_appeal_id_96e5b950 ON public.appeals_entry USING btree (appeal_id);
CREATE INDEX appeals_entry_person_id_0f4258ba ON public.appeals_entry USING btree (person_id);
CREATE INDEX appeals_entry_unit_id_2364018c ON public.appeals_entry USING btree (unit_id);
CREATE INDEX appeals_link_one_id_d1cab13e ON public.appeals_link USING btree (one_id);
CREATE INDEX appeals_link_other_id_d42d57da ON public.appeals_link USING btree (other_id);
CREATE INDEX appeals_merge_appeal_id_0e543ca9 ON public.appeals_merge USING btree (appeal_id);
CREATE INDEX appeals_merge_into_id_5f0c2188 ON public.appeals_merge USING btree (into_id);
CREATE INDEX appeals_rating_appeal_id_2a43a56b ON public.appeals_rating USING btree (appeal_id);
CREATE INDEX appeals_rating_unit_id_e215286b ON public.appeals_rating USING btree (unit_id);
CREATE INDEX appeals_side_coordination_id_c6167f06 ON public.appeals_side USING btree (coordination_id);
CREATE INDEX appeals_side_person_id_34165ab7 ON public.appeals_side USING btree (person_id);
CREATE INDEX appeals_stop_appeal_id_ef785846 ON public.appeals_stop USING btree (appeal_id);
CREATE INDEX appeals_stop_person_id_fbf8d68a ON public.appeals_stop USING btree (person_id);
CREATE INDEX appeals_stop_unit_id_4785e9f2 ON public.appeals_stop USING btree (unit_id);
CREATE INDEX appeals_task_appeal_id_ad65f8d8 ON public.appeals_task USING btree (appeal_id);
CREATE INDEX appeals_task_unit_id_66ee1082 ON public.appeals_task USING btree (unit_id);
CREATE INDEX application_by_branch ON public.branch_life_application USING btree (city, branch_id, state);
CREATE UNIQUE INDEX application_waiting_once_per_person ON public.branch_life_application USING btree (city, person_id) WHERE ((state)::text = 'handed'::text);
CREATE INDEX appraisal_of_branch ON public.branch_life_appraisal USING btree (city, branch_id, year DESC);
CREATE UNIQUE INDEX approver_open_once ON public.branch_life_approver USING btree (city, branch_id) WHERE (to_on IS NULL);
CREATE UNIQUE INDEX area_name_once_per_city ON public.patrol_area USING btree (city, name) WHERE (closed_on IS NULL);
CREATE INDEX ask_by_state ON public.fleets_ask USING btree (city, mission_id, state);
CREATE INDEX ask_of_person ON public.fleets_ask USING btree (city, person_id, state);
CREATE UNIQUE INDEX ask_vehicle_goes_once ON public.fleets_ask USING btree (city, mission_id, vehicle_id) WHERE ((state)::text = 'accepted'::text);
CREATE INDEX attendance_by_day ON public.activities_attendance USING btree (city, "on");
CREATE INDEX attendance_of_person ON public.activities_attendance USING btree (city, person_id, "on");
CREATE INDEX attendee_by_person ON public.branch_life_attendee USING btree (city, person_id);
CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (city, actor, at DESC);
CREATE INDEX audit_entry_by_ref ON public.audit_entry USING btree (city, kind, key);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (city, at DESC);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE UNIQUE INDEX ballot_one_at_a_time ON public.branch_life_ballot USING btree (city, meeting_id) WHERE ((state)::text = ANY ((ARRAY['open'::character varying, 'counted'::character varying])::text[]));
CREATE INDEX batch_newest_first ON public.intake_batch USING btree (city, created_at DESC);
CREATE INDEX booking_by_phone ON public.rides_booking USING btree (city, phone_index);
CREATE UNIQUE INDEX booking_family_once_per_exam ON public.rides_booking USING btree (city, wave_id, point_id, phone_index) WHERE (NOT ((state)::text = 'cancelled'::text));
CREATE INDEX booking_of_season ON public.rides_booking USING btree (city, season_id, made_at DESC);
CREATE INDEX booking_of_wave ON public.rides_booking USING btree (city, wave_id, state);
CREATE INDEX branch_life_agendaitem_candidate_id_0e00e46f ON public.branch_life_agendaitem USING btree (candidate_id);
CREATE INDEX branch_life_application_branch_id_0c6b4cf3 ON public.branch_life_application USING btree (branch_id);
CREATE INDEX branch_life_application_person_id_6dfcdb08 ON public.branch_life_application USING btree (person_id);
CREATE INDEX branch_life_applicationevent_branch_id_2a347efc ON public.branch_life_applicationevent USING btree (branch_id);
CREATE INDEX branch_life_applicationevent_candidate_id_04740ee0 ON public.branch_life_applicationevent USING btree (candidate_id);
CREATE INDEX branch_life_applicationevent_person_id_bfa53ba1 ON public.branch_life_applicationevent USING btree (person_id);
CREATE INDEX branch_life_applicationevent_pgh_context_id_daf63336 ON public.branch_life_applicationevent USING btree (pgh_context_id);
CREATE INDEX branch_life_applicationevent_pgh_obj_id_68fc2818 ON public.branch_life_applicationevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_appraisal_meeting_id_e2f4f63d ON public.branch_life_appraisal USING btree (meeting_id);
CREATE INDEX branch_life_appraisal_member_id_3e953daa ON public.branch_life_appraisal USING btree (member_id);
CREATE INDEX branch_life_appraisalevent_branch_id_7e3a9720 ON public.branch_life_appraisalevent USING btree (branch_id);
CREATE INDEX branch_life_appraisalevent_meeting_id_d9b88be8 ON public.branch_life_appraisalevent USING btree (meeting_id);
CREATE INDEX branch_life_appraisalevent_member_id_880ee8c7 ON public.branch_life_appraisalevent USING btree (member_id);
CREATE INDEX branch_life_appraisalevent_pgh_context_id_2e261a58 ON public.branch_life_appraisalevent USING btree (pgh_context_id);
CREATE INDEX branch_life_appraisalevent_pgh_obj_id_fc5ad9a6 ON public.branch_life_appraisalevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_approver_branch_id_33def270 ON public.branch_life_approver USING btree (branch_id);
CREATE INDEX branch_life_approver_unit_id_868249f1 ON public.branch_life_approver USING btree (unit_id);
CREATE INDEX branch_life_approverevent_branch_id_1ae7e103 ON public.branch_life_approverevent USING btree (branch_id);
CREATE INDEX branch_life_approverevent_pgh_context_id_eb2cc285 ON public.branch_life_approverevent USING btree (pgh_context_id);
CREATE INDEX branch_life_approverevent_pgh_obj_id_b5fb51d5 ON public.branch_life_approverevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_approverevent_unit_id_544ac8d6 ON public.branch_life_approverevent USING btree (unit_id);
CREATE INDEX branch_life_attendeeevent_meeting_id_fe1b9987 ON public.branch_life_attendeeevent USING btree (meeting_id);
CREATE INDEX branch_life_attendeeevent_person_id_371b4877 ON public.branch_life_attendeeevent USING btree (person_id);
CREATE INDEX branch_life_attendeeevent_pgh_context_id_00b693c0 ON public.branch_life_attendeeevent USING btree (pgh_context_id);
CREATE INDEX branch_life_attendeeevent_pgh_obj_id_7e09cdd6 ON public.branch_life_attendeeevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_backboneentry_person_id_f631d4b3 ON public.branch_life_backboneentry USING btree (person_id);
CREATE INDEX branch_life_backboneentryevent_of_id_ecc83e8c ON public.branch_life_backboneentryevent USING btree (of_id);
CREATE INDEX branch_life_backboneentryevent_person_id_8bf79302 ON public.branch_life_backboneentryevent USING btree (person_id);
CREATE INDEX branch_life_backboneentryevent_pgh_context_id_968ed89c ON public.branch_life_backboneentryevent USING btree (pgh_context_id);
CREATE INDEX branch_life_backboneentryevent_pgh_obj_id_6be6c5bf ON public.branch_life_backboneentryevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_backbonelist_criteria_id_5ea92c70 ON public.branch_life_backbonelist USING btree (criteria_id);
CREATE INDEX branch_life_backbonelist_unit_id_7d632bb7 ON public.branch_life_backbonelist USING btree (unit_id);
CREATE INDEX branch_life_backbonelistevent_criteria_id_8cbcf910 ON public.branch_life_backbonelistevent USING btree (criteria_id);
CREATE INDEX branch_life_backbonelistevent_pgh_context_id_4ff7a5ef ON public.branch_life_backbonelistevent USING btree (pgh_context_id);
CREATE INDEX branch_life_backbonelistevent_pgh_obj_id_cfc5176a ON public.branch_life_backbonelistevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_backbonelistevent_unit_id_4add767b ON public.branch_life_backbonelistevent USING btree (unit_id);
CREATE INDEX branch_life_ballot_counter_one_id_2c1bfa93 ON public.branch_life_ballot USING btree (counter_one_id);
CREATE INDEX branch_life_ballot_counter_two_id_7642d06c ON public.branch_life_ballot USING btree (counter_two_id);
CREATE INDEX branch_life_candidate_branch_id_054f6368 ON public.branch_life_candidate USING btree (branch_id);
CREATE INDEX branch_life_candidate_person_id_b5b5662b ON public.branch_life_candidate USING btree (person_id);
CREATE INDEX branch_life_candidateevent_branch_id_d5872dae ON public.branch_life_candidateevent USING btree (branch_id);
CREATE INDEX branch_life_candidateevent_person_id_b1dca396 ON public.branch_life_candidateevent USING btree (person_id);
CREATE INDEX branch_life_candidateevent_pgh_context_id_d2b67da4 ON public.branch_life_candidateevent USING btree (pgh_context_id);
CREATE INDEX branch_life_candidateevent_pgh_obj_id_074611b4 ON public.branch_life_candidateevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_candidateletter_candidate_id_c6b49126 ON public.branch_life_candidateletter USING btree (candidate_id);
CREATE INDEX branch_life_candidateletterevent_candidate_id_813a31d3 ON public.branch_life_candidateletterevent USING btree (candidate_id);
CREATE INDEX branch_life_candidateletterevent_pgh_context_id_4f25d31d ON public.branch_life_candidateletterevent USING btree (pgh_context_id);
CREATE INDEX branch_life_candidateletterevent_pgh_obj_id_36e5e331 ON public.branch_life_candidateletterevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_candidatemove_candidate_id_d2c8cf1e ON public.branch_life_candidatemove USING btree (candidate_id);
CREATE INDEX branch_life_candidatemove_from_branch_id_860f2e3a ON public.branch_life_candidatemove USING btree (from_branch_id);
CREATE INDEX branch_life_candidatemove_to_branch_id_b570df91 ON public.branch_life_candidatemove USING btree (to_branch_id);
CREATE INDEX branch_life_candidatemoveevent_candidate_id_54f14254 ON public.branch_life_candidatemoveevent USING btree (candidate_id);
CREATE INDEX branch_life_candidatemoveevent_from_branch_id_710bd6d2 ON public.branch_life_candidatemoveevent USING btree (from_branch_id);
CREATE INDEX branch_life_candidatemoveevent_pgh_context_id_4444f522 ON public.branch_life_candidatemoveevent USING btree (pgh_context_id);
CREATE INDEX branch_life_candidatemoveevent_pgh_obj_id_e4f5cb07 ON public.branch_life_candidatemoveevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_candidatemoveevent_to_branch_id_6be314d2 ON public.branch_life_candidatemoveevent USING btree (to_branch_id);
CREATE INDEX branch_life_candidatepaper_candidate_id_5f696de7 ON public.branch_life_candidatepaper USING btree (candidate_id);
CREATE INDEX branch_life_candidatepaper_moved_from_id_2c14711c ON public.branch_life_candidatepaper USING btree (moved_from_id);
CREATE INDEX branch_life_candidatepaper_paper_id_17d7749e ON public.branch_life_candidatepaper USING btree (paper_id);
CREATE INDEX branch_life_candidatepaperevent_candidate_id_f03beb35 ON public.branch_life_candidatepaperevent USING btree (candidate_id);
CREATE INDEX branch_life_candidatepaperevent_moved_from_id_32c28148 ON public.branch_life_candidatepaperevent USING btree (moved_from_id);
CREATE INDEX branch_life_candidatepaperevent_paper_id_7a2d342c ON public.branch_life_candidatepaperevent USING btree (paper_id);
CREATE INDEX branch_life_candidatepaperevent_pgh_context_id_223d7928 ON public.branch_life_candidatepaperevent USING btree (pgh_context_id);
CREATE INDEX branch_life_candidatepaperevent_pgh_obj_id_eb6e5011 ON public.branch_life_candidatepaperevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_committeeseat_branch_id_6e7397a9 ON public.branch_life_committeeseat USING btree (branch_id);
CREATE INDEX branch_life_committeeseat_person_id_9ab7184a ON public.branch_life_committeeseat USING btree (person_id);
CREATE INDEX branch_life_committeeseatevent_branch_id_c24103a0 ON public.branch_life_committeeseatevent USING btree (branch_id);
CREATE INDEX branch_life_committeeseatevent_person_id_f6a24e57 ON public.branch_life_committeeseatevent USING btree (person_id);
CREATE INDEX branch_life_committeeseatevent_pgh_context_id_841b5324 ON public.branch_life_committeeseatevent USING btree (pgh_context_id);
CREATE INDEX branch_life_committeeseatevent_pgh_obj_id_1076cfcb ON public.branch_life_committeeseatevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_correction_person_id_c5e4f609 ON public.branch_life_correction USING btree (person_id);
CREATE INDEX branch_life_correction_unit_id_2fca098e ON public.branch_life_correction USING btree (unit_id);
CREATE INDEX branch_life_criteria_unit_id_57bbb5e7 ON public.branch_life_criteria USING btree (unit_id);
CREATE INDEX branch_life_duesentry_member_id_32184827 ON public.branch_life_duesentry USING btree (member_id);
CREATE INDEX branch_life_duesentryevent_branch_id_74a0b38e ON public.branch_life_duesentryevent USING btree (branch_id);
CREATE INDEX branch_life_duesentryevent_member_id_98ffa8df ON public.branch_life_duesentryevent USING btree (member_id);
CREATE INDEX branch_life_duesentryevent_pgh_context_id_ce337bcf ON public.branch_life_duesentryevent USING btree (pgh_context_id);
CREATE INDEX branch_life_duesentryevent_pgh_obj_id_833342e4 ON public.branch_life_duesentryevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_floating_member_id_e8ebec41 ON public.branch_life_floating USING btree (member_id);
CREATE INDEX branch_life_floatingcontact_floating_id_60b1b4a6 ON public.branch_life_floatingcontact USING btree (floating_id);
CREATE INDEX branch_life_floatingevent_branch_id_a98dac9f ON public.branch_life_floatingevent USING btree (branch_id);
CREATE INDEX branch_life_floatingevent_member_id_5727fd39 ON public.branch_life_floatingevent USING btree (member_id);
CREATE INDEX branch_life_floatingevent_pgh_context_id_2c72d6aa ON public.branch_life_floatingevent USING btree (pgh_context_id);
CREATE INDEX branch_life_floatingevent_pgh_obj_id_25fdfa7b ON public.branch_life_floatingevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_groupplace_group_id_f72ac76f ON public.branch_life_groupplace USING btree (group_id);
CREATE INDEX branch_life_groupplace_person_id_327f94db ON public.branch_life_groupplace USING btree (person_id);
CREATE INDEX branch_life_groupplaceevent_group_id_3e2bbe6a ON public.branch_life_groupplaceevent USING btree (group_id);
CREATE INDEX branch_life_groupplaceevent_person_id_eb33db2d ON public.branch_life_groupplaceevent USING btree (person_id);
CREATE INDEX branch_life_groupplaceevent_pgh_context_id_c6630cd8 ON public.branch_life_groupplaceevent USING btree (pgh_context_id);
CREATE INDEX branch_life_groupplaceevent_pgh_obj_id_6a9cca8a ON public.branch_life_groupplaceevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_helper_candidate_id_398c5490 ON public.branch_life_helper USING btree (candidate_id);
CREATE INDEX branch_life_helper_member_id_11727257 ON public.branch_life_helper USING btree (member_id);
CREATE INDEX branch_life_helperevent_candidate_id_94ebc9d4 ON public.branch_life_helperevent USING btree (candidate_id);
CREATE INDEX branch_life_helperevent_member_id_79b50e3d ON public.branch_life_helperevent USING btree (member_id);
CREATE INDEX branch_life_helperevent_pgh_context_id_9e910758 ON public.branch_life_helperevent USING btree (pgh_context_id);
CREATE INDEX branch_life_helperevent_pgh_obj_id_dfe53dbb ON public.branch_life_helperevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_meeting_activity_id_555fe56b ON public.branch_life_meeting USING btree (activity_id);
CREATE INDEX branch_life_meeting_group_id_8bc00d7f ON public.branch_life_meeting USING btree (group_id);
CREATE INDEX branch_life_meeting_host_id_dd03433b ON public.branch_life_meeting USING btree (host_id);
CREATE INDEX branch_life_meeting_recorder_id_6d275a12 ON public.branch_life_meeting USING btree (recorder_id);
CREATE INDEX branch_life_meeting_signer_id_cb2a9a7a ON public.branch_life_meeting USING btree (signer_id);
CREATE INDEX branch_life_meetingevent_activity_id_cfa558ff ON public.branch_life_meetingevent USING btree (activity_id);
CREATE INDEX branch_life_meetingevent_branch_id_3afb4e18 ON public.branch_life_meetingevent USING btree (branch_id);
CREATE INDEX branch_life_meetingevent_group_id_c3de75f1 ON public.branch_life_meetingevent USING btree (group_id);
CREATE INDEX branch_life_meetingevent_host_id_02fd49c7 ON public.branch_life_meetingevent USING btree (host_id);
CREATE INDEX branch_life_meetingevent_pgh_context_id_bee35e63 ON public.branch_life_meetingevent USING btree (pgh_context_id);
CREATE INDEX branch_life_meetingevent_pgh_obj_id_e9fc874a ON public.branch_life_meetingevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_meetingevent_recorder_id_53bd9621 ON public.branch_life_meetingevent USING btree (recorder_id);
CREATE INDEX branch_life_meetingevent_signer_id_8d7ce3d2 ON public.branch_life_meetingevent USING btree (signer_id);
CREATE INDEX branch_life_meetingpaper_meeting_id_fcd4b209 ON public.branch_life_meetingpaper USING btree (meeting_id);
CREATE INDEX branch_life_meetingpaper_paper_id_73ad4feb ON public.branch_life_meetingpaper USING btree (paper_id);
CREATE INDEX branch_life_resolution_meeting_id_1915e008 ON public.branch_life_resolution USING btree (meeting_id);
CREATE INDEX branch_life_resolution_signer_id_f4aca232 ON public.branch_life_resolution USING btree (signer_id);
CREATE INDEX branch_life_resolutionevent_ballot_id_545c2281 ON public.branch_life_resolutionevent USING btree (ballot_id);
CREATE INDEX branch_life_resolutionevent_branch_id_89c398c6 ON public.branch_life_resolutionevent USING btree (branch_id);
CREATE INDEX branch_life_resolutionevent_candidate_id_cf4f5270 ON public.branch_life_resolutionevent USING btree (candidate_id);
CREATE INDEX branch_life_resolutionevent_meeting_id_8a4a46a7 ON public.branch_life_resolutionevent USING btree (meeting_id);
CREATE INDEX branch_life_resolutionevent_pgh_context_id_b74c6084 ON public.branch_life_resolutionevent USING btree (pgh_context_id);
CREATE INDEX branch_life_resolutionevent_pgh_obj_id_5700ad25 ON public.branch_life_resolutionevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_resolutionevent_signer_id_cc1999ee ON public.branch_life_resolutionevent USING btree (signer_id);
CREATE INDEX branch_life_review_by_member_id_1566217b ON public.branch_life_review USING btree (by_member_id);
CREATE INDEX branch_life_review_candidate_id_e1e703ee ON public.branch_life_review USING btree (candidate_id);
CREATE INDEX branch_life_reviewevent_by_member_id_bc394472 ON public.branch_life_reviewevent USING btree (by_member_id);
CREATE INDEX branch_life_reviewevent_candidate_id_db195389 ON public.branch_life_reviewevent USING btree (candidate_id);
CREATE INDEX branch_life_reviewevent_pgh_context_id_1f02a8ab ON public.branch_life_reviewevent USING btree (pgh_context_id);
CREATE INDEX branch_life_reviewevent_pgh_obj_id_bbc834e0 ON public.branch_life_reviewevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_steprecordevent_candidate_id_6a5c1094 ON public.branch_life_steprecordevent USING btree (candidate_id);
CREATE INDEX branch_life_steprecordevent_pgh_context_id_8c585faf ON public.branch_life_steprecordevent USING btree (pgh_context_id);
CREATE INDEX branch_life_steprecordevent_pgh_obj_id_c71b8f43 ON public.branch_life_steprecordevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_tally_counter_id_49166aff ON public.branch_life_tally USING btree (counter_id);
CREATE INDEX branch_life_trainingrecord_attendance_id_efb35972 ON public.branch_life_trainingrecord USING btree (attendance_id);
CREATE INDEX branch_life_trainingrecord_candidate_id_13aa3b28 ON public.branch_life_trainingrecord USING btree (candidate_id);
CREATE INDEX branch_life_trainingrecordevent_attendance_id_d30e28bb ON public.branch_life_trainingrecordevent USING btree (attendance_id);
CREATE INDEX branch_life_trainingrecordevent_candidate_id_f0a92415 ON public.branch_life_trainingrecordevent USING btree (candidate_id);
CREATE INDEX branch_life_trainingrecordevent_pgh_context_id_c209d761 ON public.branch_life_trainingrecordevent USING btree (pgh_context_id);
CREATE INDEX branch_life_trainingrecordevent_pgh_obj_id_85bbedea ON public.branch_life_trainingrecordevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_transfer_from_branch_id_01c78d73 ON public.branch_life_transfer USING btree (from_branch_id);
CREATE INDEX branch_life_transfer_member_id_6a908ce2 ON public.branch_life_transfer USING btree (member_id);
CREATE INDEX branch_life_transfer_to_branch_id_b35c7d79 ON public.branch_life_transfer USING btree (to_branch_id);
CREATE INDEX branch_life_transferevent_from_branch_id_37045eb6 ON public.branch_life_transferevent USING btree (from_branch_id);
CREATE INDEX branch_life_transferevent_member_id_b3cdfae4 ON public.branch_life_transferevent USING btree (member_id);
CREATE INDEX branch_life_transferevent_pgh_context_id_a8440763 ON public.branch_life_transferevent USING btree (pgh_context_id);
CREATE INDEX branch_life_transferevent_pgh_obj_id_83769631 ON public.branch_life_transferevent USING btree (pgh_obj_id);
CREATE INDEX branch_life_transferevent_to_branch_id_67c19c9f ON public.branch_life_transferevent USING btree (to_branch_id);
CREATE INDEX branch_life_writtenopinion_attendee_id_bd5add95 ON public.branch_life_writtenopinion USING btree (attendee_id);
CREATE INDEX brief_by_state ON public.insight_brief USING btree (city, state);
CREATE INDEX callback_by_month ON public.appeals_callback USING btree (city, month);
CREATE INDEX campaign_by_state ON public.care_campaign USING btree (city, state);
CREATE INDEX candidate_by_acceptance ON public.branch_life_candidate USING btree (city, accepted_on);
CREATE INDEX candidate_by_branch ON public.branch_life_candidate USING btree (city, branch_id, stage);
CREATE INDEX candidate_by_due ON public.branch_life_candidate USING btree (city, next_due);
CREATE UNIQUE INDEX candidate_move_asked_once ON public.branch_life_candidatemove USING btree (city, candidate_id) WHERE ((state)::text = 'asked'::text);
CREATE INDEX candidate_move_incoming ON public.branch_life_candidatemove USING btree (city, to_branch_id, state);
CREATE UNIQUE INDEX candidate_open_once_per_person ON public.branch_life_candidate USING btree (city, person_id) WHERE ((archived_on IS NULL) AND (ended_on IS NULL));
CREATE INDEX candidate_paper_kind ON public.branch_life_candidatepaper USING btree (city, candidate_id, kind);
CREATE INDEX card_by_words ON public.appeals_card USING gin (tokens);
CREATE INDEX care_campaign_pack_id_19796407 ON public.care_campaign USING btree (pack_id);
CREATE INDEX care_campaign_unit_id_75103f0b ON public.care_campaign USING btree (unit_id);
CREATE INDEX care_campaignevent_pack_id_d8c3e930 ON public.care_campaignevent USING btree (pack_id);
CREATE INDEX care_campaignevent_pgh_context_id_6d0b20c8 ON public.care_campaignevent USING btree (pgh_context_id);
CREATE INDEX care_campaignevent_pgh_obj_id_dd8668cf ON public.care_campaignevent USING btree (pgh_obj_id);
CREATE INDEX care_campaignevent_unit_id_201a5285 ON public.care_campaignevent USING btree (unit_id);
CREATE INDEX care_consultation_person_id_c0818352 ON public.care_consultation USING btree (person_id);
CREATE INDEX care_consultation_slot_id_21f8b1e7 ON public.care_consultation USING btree (slot_id);
CREATE INDEX care_consultationevent_person_id_7e84131e ON public.care_consultationevent USING btree (person_id);
CREATE INDEX care_consultationevent_pgh_context_id_9491e3c9 ON public.care_consultationevent USING btree (pgh_context_id);
CREATE INDEX care_consultationevent_pgh_obj_id_cdb8f91f ON public.care_consultationevent USING btree (pgh_obj_id);
CREATE INDEX care_consultationevent_slot_id_b7d34e32 ON public.care_consultationevent USING btree (slot_id);
CREATE INDEX care_eligible_campaign_id_96b8781c ON public.care_eligible USING btree (campaign_id);
CREATE INDEX care_eligible_person_id_4339eae0 ON public.care_eligible USING btree (person_id);
CREATE INDEX care_eligibleevent_campaign_id_d5dd6cb0 ON public.care_eligibleevent USING btree (campaign_id);
CREATE INDEX care_eligibleevent_person_id_cfad8511 ON public.care_eligibleevent USING btree (person_id);
CREATE INDEX care_eligibleevent_pgh_context_id_0aa5fa70 ON public.care_eligibleevent USING btree (pgh_context_id);
CREATE INDEX care_eligibleevent_pgh_obj_id_9ea503b1 ON public.care_eligibleevent USING btree (pgh_obj_id);
CREATE INDEX care_handout_campaign_id_48872e3f ON public.care_handout USING btree (campaign_id);
CREATE INDEX care_handout_person_id_a1667565 ON public.care_handout USING btree (person_id);
CREATE INDEX care_handout_place_id_acbc2918 ON public.care_handout USING btree (place_id);
CREATE INDEX care_handout_signature_id_2875d183 ON public.care_handout USING btree (signature_id);
CREATE INDEX care_handoutevent_campaign_id_367e3497 ON public.care_handoutevent USING btree (campaign_id);
CREATE INDEX care_handoutevent_person_id_bd02e1f2 ON public.care_handoutevent USING btree (person_id);
CREATE INDEX care_handoutevent_pgh_context_id_a1450f3e ON public.care_handoutevent USING btree (pgh_context_id);
CREATE INDEX care_handoutevent_pgh_obj_id_58fd2f66 ON public.care_handoutevent USING btree (pgh_obj_id);
CREATE INDEX care_handoutevent_place_id_1b36e9bc ON public.care_handoutevent USING btree (place_id);
CREATE INDEX care_handoutevent_signature_id_d70e54af ON public.care_handoutevent USING btree (signature_id);
CREATE INDEX care_hardshipnote_person_id_685051d4 ON public.care_hardshipnote USING btree (person_id);
CREATE INDEX care_help_person_id_27a80cb3 ON public.care_help USING btree (person_id);
CREATE INDEX care_help_signature_id_47c817aa ON public.care_help USING btree (signature_id);
CREATE INDEX care_help_unit_id_a05d5269 ON public.care_help USING btree (unit_id);
CREATE INDEX care_helpevent_corrects_id_27ff9c7d ON public.care_helpevent USING btree (corrects_id);
CREATE INDEX care_helpevent_person_id_bffa9ecd ON public.care_helpevent USING btree (person_id);
CREATE INDEX care_helpevent_pgh_context_id_65047b6b ON public.care_helpevent USING btree (pgh_context_id);
CREATE INDEX care_helpevent_pgh_obj_id_934de4c5 ON public.care_helpevent USING btree (pgh_obj_id);
CREATE INDEX care_helpevent_signature_id_a5a632f2 ON public.care_helpevent USING btree (signature_id);
CREATE INDEX care_helpevent_unit_id_0f754db7 ON public.care_helpevent USING btree (unit_id);
CREATE INDEX care_homevisit_consent_id_35800749 ON public.care_homevisit USING btree (consent_id);
CREATE INDEX care_homevisit_person_id_c9e0944b ON public.care_homevisit USING btree (person_id);
CREATE INDEX care_homevisit_unit_id_a51fe890 ON public.care_homevisit USING btree (unit_id);
CREATE INDEX care_receiptcode_person_id_3ce19836 ON public.care_receiptcode USING btree (person_id);
CREATE INDEX care_slot_unit_id_9eecff99 ON public.care_slot USING btree (unit_id);
CREATE INDEX care_slotevent_pgh_context_id_0a85cf4d ON public.care_slotevent USING btree (pgh_context_id);
CREATE INDEX care_slotevent_pgh_obj_id_f45812b6 ON public.care_slotevent USING btree (pgh_obj_id);
CREATE INDEX care_slotevent_unit_id_e175366b ON public.care_slotevent USING btree (unit_id);
CREATE INDEX cause_by_words ON public.appeals_cause USING gin (tokens);
CREATE UNIQUE INDEX certificate_once_per_city ON public.activities_attendance USING btree (city, certificate) WHERE (NOT ((certificate)::text = ''::text));
CREATE INDEX check_of_person ON public.patrol_check USING btree (city, person_id, state);
CREATE INDEX check_waiting ON public.patrol_check USING btree (city, until) WHERE ((state)::text = 'asked'::text);
CREATE UNIQUE INDEX committee_seat_open_once ON public.branch_life_committeeseat USING btree (city, branch_id, person_id, office) WHERE (to_on IS NULL);
CREATE INDEX company_by_name ON public.registry_company USING btree (city, name);
CREATE UNIQUE INDEX company_exchange_id_once_per_city ON public.registry_company USING btree (city, exchange_id) WHERE (NOT ((exchange_id)::text = ''::text));
CREATE UNIQUE INDEX consent_open_once ON public.people_consent USING btree (city, person_id, purpose) WHERE (withdrawn_at IS NULL);
CREATE INDEX consultation_by_day ON public.care_consultation USING btree (city, completed_on);
CREATE INDEX consultation_of_person ON public.care_consultation USING btree (city, person_id);
CREATE UNIQUE INDEX consultation_one_on_a_seat ON public.care_consultation USING btree (city, slot_id, seat) WHERE ((state)::text = ANY ((ARRAY['booked'::character varying, 'completed'::character varying, 'no_show'::character varying])::text[]));
CREATE INDEX consultation_waiting ON public.care_consultation USING btree (city, state, made_at);
CREATE INDEX contact_of_member ON public.membership_contact USING btree (city, member_id);
CREATE UNIQUE INDEX contract_open_once ON public.registry_contract USING btree (driver_id, company_id, city) WHERE (to_on IS NULL);
CREATE INDEX coordination_by_day ON public.appeals_coordination USING btree (city, held_on);
CREATE INDEX correction_by_state ON public.branch_life_correction USING btree (city, state);
CREATE UNIQUE INDEX correction_open_once_per_fact ON public.branch_life_correction USING btree (city, person_id, fact) WHERE ((state)::text = 'open'::text);
CREATE INDEX disclosure_by_viewer ON public.people_disclosure USING btree (city, viewer, at DESC);
CREATE INDEX disclosure_of_person ON public.people_disclosure USING btree (city, person_id, at DESC);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX dues_of_branch ON public.branch_life_duesentry USING btree (city, branch_id, month DESC);
CREATE INDEX eligible_person ON public.care_eligible USING btree (city, person_id);
CREATE INDEX enrolment_by_state ON public.fleets_enrolment USING btree (city, fleet_id, state);
CREATE INDEX enrolment_of_person ON public.fleets_enrolment USING btree (city, person_id, state);
CREATE UNIQUE INDEX enrolment_once_per_fleet ON public.fleets_enrolment USING btree (city, fleet_id, person_id) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'active'::character varying])::text[]));
CREATE INDEX entry_by_score ON public.rides_entry USING btree (city, season_id, state, score DESC);
CREATE INDEX entry_of_appeal ON public.appeals_entry USING btree (city, appeal_id, id);
CREATE INDEX entry_of_snapshot ON public.patrol_entry USING btree (city, snapshot_id, id);
CREATE UNIQUE INDEX entry_sticker_code_once ON public.rides_entry USING btree (city, sticker_index) WHERE (sticker_index IS NOT NULL);
CREATE UNIQUE INDEX entry_sticker_once_per_season ON public.rides_entry USING btree (city, season_id, sticker) WHERE (sticker IS NOT NULL);
CREATE INDEX errand_done ON public.patrol_errand USING btree (city, decided_at) WHERE ((state)::text = 'accepted'::text);
CREATE INDEX errand_of_person ON public.patrol_errand USING btree (city, person_id, taken_at DESC);
CREATE UNIQUE INDEX errand_one_at_a_stop ON public.patrol_errand USING btree (city, stop_id) WHERE ((state)::text = ANY ((ARRAY['taken'::character varying, 'reported'::character varying, 'accepted'::character varying])::text[]));
CREATE INDEX errand_to_look ON public.patrol_errand USING btree (city, reported_at) WHERE ((state)::text = 'reported'::text);
CREATE INDEX family_message_by_time ON public.rides_familymessage USING btree (city, at DESC);
CREATE INDEX family_message_of_booking ON public.rides_familymessage USING btree (city, booking_id, at DESC);
CREATE INDEX fault_by_state ON public.stations_fault USING btree (city, state, reported_on);
CREATE UNIQUE INDEX fault_open_once ON public.stations_fault USING btree (city, station_id, kind) WHERE (((state)::text = 'open'::text) AND (NOT ((kind)::text = 'other'::text)));
CREATE INDEX file_access_of_file ON public.files_fileaccess USING btree (city, file, at);
CREATE INDEX file_by_digest ON public.files_storedfile USING btree (city, purpose, digest);
CREATE INDEX files_paper_file_id_a91ec241 ON public.files_paper USING btree (file_id);
CREATE INDEX files_photo_large_id_0a419436 ON public.files_photo USING btree (large_id);
CREATE INDEX files_photo_original_id_e35b5dbb ON public.files_photo USING btree (original_id);
CREATE INDEX files_photo_thumb_id_937f6b24 ON public.files_photo USING btree (thumb_id);
CREATE INDEX files_recording_file_id_45a017e2 ON public.files_recording USING btree (file_id);
CREATE UNIQUE INDEX fleet_name_once_per_city ON public.fleets_fleet USING btree (city, name) WHERE (ended_on IS NULL);
CREATE INDEX fleets_ask_enrolment_id_4c1caea2 ON public.fleets_ask USING btree (enrolment_id);
CREATE INDEX fleets_ask_vehicle_id_f00afcd4 ON public.fleets_ask USING btree (vehicle_id);
CREATE INDEX fleets_askevent_enrolment_id_cf37970a ON public.fleets_askevent USING btree (enrolment_id);
CREATE INDEX fleets_askevent_mission_id_3b350d4b ON public.fleets_askevent USING btree (mission_id);
CREATE INDEX fleets_askevent_person_id_5c7fac7d ON public.fleets_askevent USING btree (person_id);
CREATE INDEX fleets_askevent_pgh_context_id_64ae6a1e ON public.fleets_askevent USING btree (pgh_context_id);
CREATE INDEX fleets_askevent_pgh_obj_id_0cc9baa0 ON public.fleets_askevent USING btree (pgh_obj_id);
CREATE INDEX fleets_askevent_vehicle_id_1dd9ed9f ON public.fleets_askevent USING btree (vehicle_id);
CREATE INDEX fleets_drive_unit_id_231f82cf ON public.fleets_drive USING btree (unit_id);
CREATE INDEX fleets_enrolment_driver_id_dfb77332 ON public.fleets_enrolment USING btree (driver_id);
CREATE INDEX fleets_enrolment_vehicle_id_edd46773 ON public.fleets_enrolment USING btree (vehicle_id);
CREATE INDEX fleets_enrolmentevent_driver_id_82e9b692 ON public.fleets_enrolmentevent USING btree (driver_id);
CREATE INDEX fleets_enrolmentevent_fleet_id_056ab6e3 ON public.fleets_enrolmentevent USING btree (fleet_id);
CREATE INDEX fleets_enrolmentevent_person_id_dd7b122b ON public.fleets_enrolmentevent USING btree (person_id);
CREATE INDEX fleets_enrolmentevent_pgh_context_id_efad4ed9 ON public.fleets_enrolmentevent USING btree (pgh_context_id);
CREATE INDEX fleets_enrolmentevent_pgh_obj_id_73974dec ON public.fleets_enrolmentevent USING btree (pgh_obj_id);
CREATE INDEX fleets_enrolmentevent_vehicle_id_43bda0e8 ON public.fleets_enrolmentevent USING btree (vehicle_id);
CREATE INDEX fleets_fleet_unit_id_f20a2a80 ON public.fleets_fleet USING btree (unit_id);
CREATE INDEX fleets_fleetevent_pgh_context_id_b6ed5f53 ON public.fleets_fleetevent USING btree (pgh_context_id);
CREATE INDEX fleets_fleetevent_pgh_obj_id_785474dc ON public.fleets_fleetevent USING btree (pgh_obj_id);
CREATE INDEX fleets_fleetevent_unit_id_980f3edf ON public.fleets_fleetevent USING btree (unit_id);
CREATE INDEX fleets_incident_trip_id_3c6b2ce9 ON public.fleets_incident USING btree (trip_id);
CREATE INDEX fleets_incidentevent_pgh_context_id_82bbf60d ON public.fleets_incidentevent USING btree (pgh_context_id);
CREATE INDEX fleets_incidentevent_pgh_obj_id_21ebe425 ON public.fleets_incidentevent USING btree (pgh_obj_id);
CREATE INDEX fleets_incidentevent_trip_id_6d635afc ON public.fleets_incidentevent USING btree (trip_id);
CREATE INDEX fleets_lead_fleet_id_6b30f66c ON public.fleets_lead USING btree (fleet_id);
CREATE INDEX fleets_lead_person_id_23544e4f ON public.fleets_lead USING btree (person_id);
CREATE INDEX fleets_leadevent_fleet_id_7098cae9 ON public.fleets_leadevent USING btree (fleet_id);
CREATE INDEX fleets_leadevent_person_id_d561f7f8 ON public.fleets_leadevent USING btree (person_id);
CREATE INDEX fleets_leadevent_pgh_context_id_b45c188e ON public.fleets_leadevent USING btree (pgh_context_id);
CREATE INDEX fleets_leadevent_pgh_obj_id_b50e5c6c ON public.fleets_leadevent USING btree (pgh_obj_id);
CREATE INDEX fleets_mission_drive_id_7a61cded ON public.fleets_mission USING btree (drive_id);
CREATE INDEX fleets_mission_fleet_id_8e5bd015 ON public.fleets_mission USING btree (fleet_id);
CREATE INDEX fleets_mission_unit_id_d3595edb ON public.fleets_mission USING btree (unit_id);
CREATE INDEX fleets_missionevent_drive_id_cceb8020 ON public.fleets_missionevent USING btree (drive_id);
CREATE INDEX fleets_missionevent_fleet_id_87afc229 ON public.fleets_missionevent USING btree (fleet_id);
CREATE INDEX fleets_missionevent_pgh_context_id_4878f261 ON public.fleets_missionevent USING btree (pgh_context_id);
CREATE INDEX fleets_missionevent_pgh_obj_id_a91e83e6 ON public.fleets_missionevent USING btree (pgh_obj_id);
CREATE INDEX fleets_missionevent_unit_id_693668d8 ON public.fleets_missionevent USING btree (unit_id);
CREATE INDEX fleets_stop_transport_id_029470ff ON public.fleets_stop USING btree (transport_id);
CREATE INDEX fleets_transport_trip_id_51379700 ON public.fleets_transport USING btree (trip_id);
CREATE INDEX fleets_transportevent_mission_id_8a413c45 ON public.fleets_transportevent USING btree (mission_id);
CREATE INDEX fleets_transportevent_pgh_context_id_44573993 ON public.fleets_transportevent USING btree (pgh_context_id);
CREATE INDEX fleets_transportevent_pgh_obj_id_15b27328 ON public.fleets_transportevent USING btree (pgh_obj_id);
CREATE INDEX fleets_transportevent_trip_id_52a54ff2 ON public.fleets_transportevent USING btree (trip_id);
CREATE INDEX fleets_trip_ask_id_4bc136ae ON public.fleets_trip USING btree (ask_id);
CREATE INDEX fleets_trip_vehicle_id_5d8b8a15 ON public.fleets_trip USING btree (vehicle_id);
CREATE INDEX fleets_tripevent_ask_id_72ec7307 ON public.fleets_tripevent USING btree (ask_id);
CREATE INDEX fleets_tripevent_mission_id_6a153c1a ON public.fleets_tripevent USING btree (mission_id);
CREATE INDEX fleets_tripevent_person_id_f08ad429 ON public.fleets_tripevent USING btree (person_id);
CREATE INDEX fleets_tripevent_pgh_context_id_04911da4 ON public.fleets_tripevent USING btree (pgh_context_id);
CREATE INDEX fleets_tripevent_pgh_obj_id_c0421fb6 ON public.fleets_tripevent USING btree (pgh_obj_id);
CREATE INDEX fleets_tripevent_vehicle_id_608ec33c ON public.fleets_tripevent USING btree (vehicle_id);
CREATE INDEX floating_of_branch ON public.branch_life_floating USING btree (city, branch_id, state);
CREATE UNIQUE INDEX floating_open_once_per_branch ON public.branch_life_floating USING btree (city, member_id, branch_id) WHERE (NOT ((state)::text = 'ended'::text));
CREATE UNIQUE INDEX group_place_open_once ON public.branch_life_groupplace USING btree (city, person_id) WHERE (to_on IS NULL);
CREATE INDEX handout_by_day ON public.care_handout USING btree (city, handed_on);
CREATE INDEX handout_of_person ON public.care_handout USING btree (city, person_id);
CREATE UNIQUE INDEX handout_one_pack_per_person ON public.care_handout USING btree (city, campaign_id, person_id) WHERE (returned_at IS NULL);
CREATE UNIQUE INDEX hardship_note_open_once ON public.care_hardshipnote USING btree (city, person_id) WHERE (ended_on IS NULL);
CREATE INDEX help_by_day ON public.care_help USING btree (city, given_on);
CREATE INDEX help_of_person ON public.care_help USING btree (city, person_id);
CREATE UNIQUE INDEX helper_once_at_a_time ON public.branch_life_helper USING btree (city, candidate_id, member_id, kind) WHERE (to_on IS NULL);
CREATE INDEX home_visit_by_day ON public.care_homevisit USING btree (city, visited_on);
CREATE INDEX honour_by_state ON public.honours_honour USING btree (city, state, period DESC);
CREATE INDEX honour_of_person ON public.honours_honour USING btree (city, person_id);
CREATE UNIQUE INDEX honour_once_per_period ON public.honours_honour USING btree (city, person_id, title, span, period) WHERE (NOT ((state)::text = ANY ((ARRAY['declined'::character varying, 'withdrawn'::character varying])::text[])));
CREATE INDEX honours_honour_person_id_46ac8457 ON public.honours_honour USING btree (person_id);
CREATE INDEX honours_honour_unit_id_b03d52e4 ON public.honours_honour USING btree (unit_id);
CREATE INDEX honours_honourevent_person_id_2745ee72 ON public.honours_honourevent USING btree (person_id);
CREATE INDEX honours_honourevent_pgh_context_id_11ed1ecc ON public.honours_honourevent USING btree (pgh_context_id);
CREATE INDEX honours_honourevent_pgh_obj_id_93843a43 ON public.honours_honourevent USING btree (pgh_obj_id);
CREATE INDEX honours_honourevent_unit_id_ff10205f ON public.honours_honourevent USING btree (unit_id);
CREATE INDEX honours_servicecertificate_issuer_id_56b1c2a4 ON public.honours_servicecertificate USING btree (issuer_id);
CREATE INDEX honours_servicecertificate_person_id_ad493fa6 ON public.honours_servicecertificate USING btree (person_id);
CREATE INDEX honours_servicerecord_unit_id_8201673c ON public.honours_servicerecord USING btree (unit_id);
CREATE INDEX honours_servicerecordevent_person_id_8bb8f780 ON public.honours_servicerecordevent USING btree (person_id);
CREATE INDEX honours_servicerecordevent_pgh_context_id_9dc6a6f4 ON public.honours_servicerecordevent USING btree (pgh_context_id);
CREATE INDEX honours_servicerecordevent_pgh_obj_id_2ce93fb9 ON public.honours_servicerecordevent USING btree (pgh_obj_id);
CREATE INDEX honours_servicerecordevent_unit_id_bd516e18 ON public.honours_servicerecordevent USING btree (unit_id);
CREATE INDEX idempotency_by_age ON public.runtime_idempotencykey USING btree (created_at);
CREATE UNIQUE INDEX identity_check_code_open_once ON public.people_identitycheck USING btree (city, code) WHERE ((state)::text = 'open'::text);
CREATE UNIQUE INDEX identity_check_open_once ON public.people_identitycheck USING btree (city, account_id) WHERE ((state)::text = 'open'::text);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX incident_by_state ON public.fleets_incident USING btree (city, state, at DESC);
CREATE INDEX insight_brief_scope_id_8871200e ON public.insight_brief USING btree (scope_id);
CREATE INDEX insight_brieffigure_brief_id_dc3d062c ON public.insight_brieffigure USING btree (brief_id);
CREATE INDEX inspection_by_state ON public.patrol_inspection USING btree (city, state, first DESC);
CREATE INDEX intake_batch_file_id_1280a5a2 ON public.intake_batch USING btree (file_id);
CREATE INDEX intake_chunk_batch_id_fc1624ad ON public.intake_chunk USING btree (batch_id);
CREATE INDEX intake_effect_batch_id_849d597c ON public.intake_effect USING btree (batch_id);
CREATE INDEX lead_of_person ON public.fleets_lead USING btree (city, person_id, to_on);
CREATE INDEX leg_by_boarding ON public.rides_leg USING btree (city, boarded_at);
CREATE INDEX leg_of_wave ON public.rides_leg USING btree (city, wave_id, direction, state);
CREATE UNIQUE INDEX link_once ON public.appeals_link USING btree (city, one_id, other_id) WHERE (undone_at IS NULL);
CREATE INDEX look_of_candidate ON public.branch_life_look USING btree (city, candidate_id, at DESC);
CREATE INDEX meeting_by_state ON public.branch_life_meeting USING btree (city, state, day);
CREATE INDEX meeting_of_branch ON public.branch_life_meeting USING btree (city, branch_id, day DESC);
CREATE INDEX membership_contact_driver_id_0e892a53 ON public.membership_contact USING btree (driver_id);
CREATE INDEX membership_contact_member_id_48b800e4 ON public.membership_contact USING btree (member_id);
CREATE INDEX membership_contactevent_driver_id_c443ae7a ON public.membership_contactevent USING btree (driver_id);
CREATE INDEX membership_contactevent_member_id_03f34d28 ON public.membership_contactevent USING btree (member_id);
CREATE INDEX membership_contactevent_pgh_context_id_1aa54ac2 ON public.membership_contactevent USING btree (pgh_context_id);
CREATE INDEX membership_contactevent_pgh_obj_id_e58f76da ON public.membership_contactevent USING btree (pgh_obj_id);
CREATE INDEX membership_membership_branch_id_99e9b780 ON public.membership_membership USING btree (branch_id);
CREATE INDEX membership_membership_member_id_af29197f ON public.membership_membership USING btree (member_id);
CREATE INDEX membership_membershipevent_branch_id_00f1ffea ON public.membership_membershipevent USING btree (branch_id);
CREATE INDEX membership_membershipevent_member_id_fa039256 ON public.membership_membershipevent USING btree (member_id);
CREATE INDEX membership_membershipevent_pgh_context_id_5ca06e69 ON public.membership_membershipevent USING btree (pgh_context_id);
CREATE INDEX membership_membershipevent_pgh_obj_id_b45f106b ON public.membership_membershipevent USING btree (pgh_obj_id);
CREATE INDEX membership_of_branch ON public.membership_membership USING btree (city, branch_id);
CREATE INDEX membership_partymemberevent_person_id_c79077f0 ON public.membership_partymemberevent USING btree (person_id);
CREATE INDEX membership_partymemberevent_pgh_context_id_7847fcbc ON public.membership_partymemberevent USING btree (pgh_context_id);
CREATE INDEX membership_partymemberevent_pgh_obj_id_4616fecd ON public.membership_partymemberevent USING btree (pgh_obj_id);
CREATE INDEX membership_proposal_branch_id_7d3bcf7c ON public.membership_proposal USING btree (branch_id);
CREATE INDEX membership_proposal_member_id_ea6c7527 ON public.membership_proposal USING btree (member_id);
CREATE INDEX membership_serves_branch_id_0de130b2 ON public.membership_serves USING btree (branch_id);
CREATE INDEX membership_serves_company_unit_id_f51f42f8 ON public.membership_serves USING btree (company_unit_id);
CREATE UNIQUE INDEX merge_once_at_a_time ON public.appeals_merge USING btree (city, appeal_id) WHERE (undone_at IS NULL);
CREATE INDEX merit_of_person ON public.patrol_merit USING btree (city, person_id, at DESC);
CREATE INDEX message_of_person ON public.notices_message USING btree (city, person_id, at DESC);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX mission_by_day ON public.fleets_mission USING btree (city, day);
CREATE INDEX mission_by_state ON public.fleets_mission USING btree (city, state, starts_at DESC);
CREATE INDEX mission_next_wave ON public.fleets_mission USING btree (city, next_wave_at) WHERE ((state)::text = 'calling'::text);
CREATE INDEX need_by_state ON public.stations_need USING btree (city, state, heard_on DESC);
CREATE INDEX notices_message_person_id_f973f285 ON public.notices_message USING btree (person_id);
CREATE INDEX notices_outbound_account_id_dbfd570c ON public.notices_outbound USING btree (account_id);
CREATE INDEX operation_by_month ON public.registry_operation USING btree (city, month);
CREATE INDEX operation_of_company ON public.registry_operation USING btree (company_id, month);
CREATE INDEX operation_of_vehicle ON public.registry_operation USING btree (vehicle_id, month);
CREATE INDEX organisations_post_person_id_ddef61cf ON public.organisations_post USING btree (person_id);
CREATE INDEX organisations_post_unit_id_4627e403 ON public.organisations_post USING btree (unit_id);
CREATE INDEX organisations_postevent_person_id_e21f2150 ON public.organisations_postevent USING btree (person_id);
CREATE INDEX organisations_postevent_pgh_context_id_c1fbeacb ON public.organisations_postevent USING btree (pgh_context_id);
CREATE INDEX organisations_postevent_pgh_obj_id_3e9eab7d ON public.organisations_postevent USING btree (pgh_obj_id);
CREATE INDEX organisations_postevent_unit_id_f85d98be ON public.organisations_postevent USING btree (unit_id);
CREATE INDEX organisations_unit_parent_id_c68c70a6 ON public.organisations_unit USING btree (parent_id);
CREATE INDEX organisations_unitevent_parent_id_ba9582ec ON public.organisations_unitevent USING btree (parent_id);
CREATE INDEX organisations_unitevent_pgh_context_id_bc3d9336 ON public.organisations_unitevent USING btree (pgh_context_id);
CREATE INDEX organisations_unitevent_pgh_obj_id_0c677901 ON public.organisations_unitevent USING btree (pgh_obj_id);
CREATE INDEX outbound_to_phone ON public.notices_outbound USING btree (city, to_index, made_at DESC);
CREATE INDEX outbound_waiting ON public.notices_outbound USING btree (city, not_before) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX paper_of_thing ON public.files_paper USING btree (city, attached_kind, attached_key);
CREATE INDEX paper_waiting ON public.files_paper USING btree (city, uploader, created_at) WHERE (((attached_kind)::text = ''::text) AND (erased_at IS NULL));
CREATE INDEX patrol_areacell_area_id_04f66d13 ON public.patrol_areacell USING btree (area_id);
CREATE INDEX patrol_areacellevent_area_id_2797e22e ON public.patrol_areacellevent USING btree (area_id);
CREATE INDEX patrol_areacellevent_pgh_context_id_87041d1f ON public.patrol_areacellevent USING btree (pgh_context_id);
CREATE INDEX patrol_areacellevent_pgh_obj_id_18fbdac9 ON public.patrol_areacellevent USING btree (pgh_obj_id);
CREATE INDEX patrol_areachoice_area_id_33586342 ON public.patrol_areachoice USING btree (area_id);
CREATE INDEX patrol_areaevent_pgh_context_id_3822f6ef ON public.patrol_areaevent USING btree (pgh_context_id);
CREATE INDEX patrol_areaevent_pgh_obj_id_41e8ed2c ON public.patrol_areaevent USING btree (pgh_obj_id);
CREATE INDEX patrol_categoryevent_pgh_context_id_59f19e9f ON public.patrol_categoryevent USING btree (pgh_context_id);
CREATE INDEX patrol_categoryevent_pgh_obj_id_8fcaca2d ON public.patrol_categoryevent USING btree (pgh_obj_id);
CREATE INDEX patrol_checkevent_person_id_1611d3f4 ON public.patrol_checkevent USING btree (person_id);
CREATE INDEX patrol_checkevent_pgh_context_id_3302319a ON public.patrol_checkevent USING btree (pgh_context_id);
CREATE INDEX patrol_checkevent_pgh_obj_id_d53b45c4 ON public.patrol_checkevent USING btree (pgh_obj_id);
CREATE INDEX patrol_checkevent_snapshot_id_a7c758d5 ON public.patrol_checkevent USING btree (snapshot_id);
CREATE INDEX patrol_duty_area_id_863ebbe3 ON public.patrol_duty USING btree (area_id);
CREATE INDEX patrol_duty_category_id_0e15dc95 ON public.patrol_duty USING btree (category_id);
CREATE INDEX patrol_duty_unit_id_281ba03d ON public.patrol_duty USING btree (unit_id);
CREATE INDEX patrol_dutyevent_area_id_16b65b67 ON public.patrol_dutyevent USING btree (area_id);
CREATE INDEX patrol_dutyevent_category_id_6993f5fb ON public.patrol_dutyevent USING btree (category_id);
CREATE INDEX patrol_dutyevent_pgh_context_id_0cd2979b ON public.patrol_dutyevent USING btree (pgh_context_id);
CREATE INDEX patrol_dutyevent_pgh_obj_id_2ad06002 ON public.patrol_dutyevent USING btree (pgh_obj_id);
CREATE INDEX patrol_dutyevent_unit_id_d8bdfae2 ON public.patrol_dutyevent USING btree (unit_id);
CREATE INDEX patrol_entry_unit_id_20fb8cf9 ON public.patrol_entry USING btree (unit_id);
CREATE INDEX patrol_errandevent_person_id_2a8b4e55 ON public.patrol_errandevent USING btree (person_id);
CREATE INDEX patrol_errandevent_pgh_context_id_06cc500a ON public.patrol_errandevent USING btree (pgh_context_id);
CREATE INDEX patrol_errandevent_pgh_obj_id_ddc34889 ON public.patrol_errandevent USING btree (pgh_obj_id);
CREATE INDEX patrol_errandevent_stop_id_6b349f84 ON public.patrol_errandevent USING btree (stop_id);
CREATE INDEX patrol_inspection_unit_id_ecb91e34 ON public.patrol_inspection USING btree (unit_id);
CREATE INDEX patrol_inspectionevent_pgh_context_id_1dae896a ON public.patrol_inspectionevent USING btree (pgh_context_id);
CREATE INDEX patrol_inspectionevent_pgh_obj_id_a82624ed ON public.patrol_inspectionevent USING btree (pgh_obj_id);
CREATE INDEX patrol_inspectionevent_unit_id_f31a278e ON public.patrol_inspectionevent USING btree (unit_id);
CREATE INDEX patrol_merit_snapshot_id_3cf40ea2 ON public.patrol_merit USING btree (snapshot_id);
CREATE INDEX patrol_request_unit_id_24ab86dd ON public.patrol_request USING btree (unit_id);
CREATE INDEX patrol_requestevent_pgh_context_id_e59222c9 ON public.patrol_requestevent USING btree (pgh_context_id);
CREATE INDEX patrol_requestevent_pgh_obj_id_d4fad62a ON public.patrol_requestevent USING btree (pgh_obj_id);
CREATE INDEX patrol_requestevent_snapshot_id_63a99a31 ON public.patrol_requestevent USING btree (snapshot_id);
CREATE INDEX patrol_requestevent_unit_id_bcb9413d ON public.patrol_requestevent USING btree (unit_id);
CREATE INDEX patrol_seen_merged_id_131d2c5d ON public.patrol_seen USING btree (merged_id);
CREATE INDEX patrol_seen_person_id_6271a02e ON public.patrol_seen USING btree (person_id);
CREATE INDEX patrol_snapshot_area_id_6e638bea ON public.patrol_snapshot USING btree (area_id);
CREATE INDEX patrol_snapshot_category_id_b3958295 ON public.patrol_snapshot USING btree (category_id);
CREATE INDEX patrol_snapshot_disposer_id_9f841eee ON public.patrol_snapshot USING btree (disposer_id);
CREATE INDEX patrol_snapshot_merged_into_id_4f7a6599 ON public.patrol_snapshot USING btree (merged_into_id);
CREATE INDEX patrol_snapshot_reporter_id_8e50471c ON public.patrol_snapshot USING btree (reporter_id);
CREATE INDEX patrol_snapshot_unit_id_90b27c1b ON public.patrol_snapshot USING btree (unit_id);
CREATE INDEX patrol_snapshotevent_area_id_1f72c99f ON public.patrol_snapshotevent USING btree (area_id);
CREATE INDEX patrol_snapshotevent_category_id_866f944c ON public.patrol_snapshotevent USING btree (category_id);
CREATE INDEX patrol_snapshotevent_disposer_id_883b1791 ON public.patrol_snapshotevent USING btree (disposer_id);
CREATE INDEX patrol_snapshotevent_merged_into_id_675d2071 ON public.patrol_snapshotevent USING btree (merged_into_id);
CREATE INDEX patrol_snapshotevent_pgh_context_id_5ed20a1b ON public.patrol_snapshotevent USING btree (pgh_context_id);
CREATE INDEX patrol_snapshotevent_pgh_obj_id_a9158294 ON public.patrol_snapshotevent USING btree (pgh_obj_id);
CREATE INDEX patrol_snapshotevent_reporter_id_b5107752 ON public.patrol_snapshotevent USING btree (reporter_id);
CREATE INDEX patrol_snapshotevent_unit_id_5329d915 ON public.patrol_snapshotevent USING btree (unit_id);
CREATE INDEX patrol_stop_area_id_a6e56aec ON public.patrol_stop USING btree (area_id);
CREATE INDEX patrol_stopevent_area_id_b81d68cb ON public.patrol_stopevent USING btree (area_id);
CREATE INDEX patrol_stopevent_inspection_id_9edc027d ON public.patrol_stopevent USING btree (inspection_id);
CREATE INDEX patrol_stopevent_pgh_context_id_5e9cde96 ON public.patrol_stopevent USING btree (pgh_context_id);
CREATE INDEX patrol_stopevent_pgh_obj_id_b12c6623 ON public.patrol_stopevent USING btree (pgh_obj_id);
CREATE INDEX people_apitoken_account_id_9baed165 ON public.people_apitoken USING btree (account_id);
CREATE INDEX people_cache_expires ON public.people_cache USING btree (expires);
CREATE INDEX people_consent_person_id_a757a92f ON public.people_consent USING btree (person_id);
CREATE INDEX people_disclosure_person_id_9ec8978e ON public.people_disclosure USING btree (person_id);
CREATE INDEX people_identitycheck_account_id_81f2e318 ON public.people_identitycheck USING btree (account_id);
CREATE INDEX people_phonecity_phone_index_f3074855_like ON public.people_phonecity USING btree (phone_index varchar_pattern_ops);
CREATE INDEX permit_by_number ON public.registry_permit USING btree (city, kind, number);
CREATE UNIQUE INDEX permit_of_company_once ON public.registry_permit USING btree (company_id, number, valid_from, city) NULLS NOT DISTINCT WHERE (company_id IS NOT NULL);
CREATE UNIQUE INDEX permit_of_driver_once ON public.registry_permit USING btree (driver_id, number, valid_from, city) NULLS NOT DISTINCT WHERE (driver_id IS NOT NULL);
CREATE UNIQUE INDEX permit_of_vehicle_once ON public.registry_permit USING btree (vehicle_id, number, valid_from, city) NULLS NOT DISTINCT WHERE (vehicle_id IS NOT NULL);
CREATE INDEX person_by_name ON public.people_person USING btree (city, name);
CREATE INDEX person_by_phone ON public.people_person USING btree (city, phone_index);
CREATE UNIQUE INDEX person_id_number_once_per_city ON public.people_person USING btree (city, id_number_index) WHERE (id_number_index IS NOT NULL);
CREATE INDEX phone_proof_live ON public.rides_phoneproof USING btree (city, phone_index, expires_at DESC);
CREATE INDEX photo_of_thing ON public.files_photo USING btree (city, attached_kind, attached_key);
CREATE INDEX photo_waiting ON public.files_photo USING btree (city, uploader, created_at) WHERE (((attached_kind)::text = ''::text) AND (erased_at IS NULL));
CREATE UNIQUE INDEX plan_published_once_per_wave ON public.rides_plan USING btree (city, wave_id, direction) WHERE ((state)::text = 'published'::text);
CREATE INDEX post_of_person ON public.organisations_post USING btree (city, person_id);
CREATE UNIQUE INDEX post_open_once ON public.organisations_post USING btree (city, unit_id, person_id, role) WHERE (to_on IS NULL);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE UNIQUE INDEX proposal_open_once ON public.membership_proposal USING btree (city, member_id) WHERE ((state)::text = 'open'::text);
CREATE INDEX publication_by_state ON public.activities_publication USING btree (city, state, published_on DESC);
CREATE INDEX rate_counter_by_age ON public.runtime_ratecounter USING btree ("window");
CREATE INDEX rating_of_unit ON public.appeals_rating USING btree (city, unit_id, at);
CREATE UNIQUE INDEX receipt_code_live_once ON public.care_receiptcode USING btree (city, digest) WHERE (used_at IS NULL);
CREATE UNIQUE INDEX receipt_code_one_live_of_a_person ON public.care_receiptcode USING btree (city, person_id) WHERE (used_at IS NULL);
CREATE INDEX recording_of_thing ON public.files_recording USING btree (city, attached_kind, attached_key);
CREATE INDEX recording_waiting ON public.files_recording USING btree (city, uploader, created_at) WHERE (((attached_kind)::text = ''::text) AND (erased_at IS NULL));
CREATE INDEX referrals_answer_slip_id_847dc249 ON public.referrals_answer USING btree (slip_id);
CREATE INDEX referrals_slip_to_unit_id_dbcd1f6d ON public.referrals_slip USING btree (to_unit_id);
CREATE INDEX referrals_slip_unit_id_366e89a1 ON public.referrals_slip USING btree (unit_id);
CREATE INDEX referrals_slipevent_pgh_context_id_6b8e3c88 ON public.referrals_slipevent USING btree (pgh_context_id);
CREATE INDEX referrals_slipevent_pgh_obj_id_3dc689e7 ON public.referrals_slipevent USING btree (pgh_obj_id);
CREATE INDEX referrals_slipevent_to_unit_id_e2cf7508 ON public.referrals_slipevent USING btree (to_unit_id);
CREATE INDEX referrals_slipevent_unit_id_defd3376 ON public.referrals_slipevent USING btree (unit_id);
CREATE INDEX registry_companyevent_group_id_f4885425 ON public.registry_companyevent USING btree (group_id);
CREATE INDEX registry_companyevent_pgh_context_id_41742f02 ON public.registry_companyevent USING btree (pgh_context_id);
CREATE INDEX registry_companyevent_pgh_obj_id_d9c3d212 ON public.registry_companyevent USING btree (pgh_obj_id);
CREATE INDEX registry_companyevent_unit_id_b7f2000b ON public.registry_companyevent USING btree (unit_id);
CREATE INDEX registry_contract_company_id_8f6a66e2 ON public.registry_contract USING btree (company_id);
CREATE INDEX registry_contract_driver_id_277ecfc0 ON public.registry_contract USING btree (driver_id);
CREATE INDEX registry_contractevent_company_id_a5372733 ON public.registry_contractevent USING btree (company_id);
CREATE INDEX registry_contractevent_driver_id_3a043b93 ON public.registry_contractevent USING btree (driver_id);
CREATE INDEX registry_contractevent_pgh_context_id_b680a630 ON public.registry_contractevent USING btree (pgh_context_id);
CREATE INDEX registry_contractevent_pgh_obj_id_1fb8cf81 ON public.registry_contractevent USING btree (pgh_obj_id);
CREATE INDEX registry_driverevent_group_id_7aca028a ON public.registry_driverevent USING btree (group_id);
CREATE INDEX registry_driverevent_person_id_00f3f62e ON public.registry_driverevent USING btree (person_id);
CREATE INDEX registry_driverevent_pgh_context_id_e7aa39bd ON public.registry_driverevent USING btree (pgh_context_id);
CREATE INDEX registry_driverevent_pgh_obj_id_511ec269 ON public.registry_driverevent USING btree (pgh_obj_id);
CREATE INDEX registry_permitevent_company_id_4e013e47 ON public.registry_permitevent USING btree (company_id);
CREATE INDEX registry_permitevent_driver_id_75232497 ON public.registry_permitevent USING btree (driver_id);
CREATE INDEX registry_permitevent_pgh_context_id_cdf54b77 ON public.registry_permitevent USING btree (pgh_context_id);
CREATE INDEX registry_permitevent_pgh_obj_id_336c7aeb ON public.registry_permitevent USING btree (pgh_obj_id);
CREATE INDEX registry_permitevent_vehicle_id_9cb36cfc ON public.registry_permitevent USING btree (vehicle_id);
CREATE INDEX registry_qualificationevent_person_id_5bac1075 ON public.registry_qualificationevent USING btree (person_id);
CREATE INDEX registry_qualificationevent_pgh_context_id_b8541125 ON public.registry_qualificationevent USING btree (pgh_context_id);
CREATE INDEX registry_qualificationevent_pgh_obj_id_f67a1a9d ON public.registry_qualificationevent USING btree (pgh_obj_id);
CREATE INDEX registry_vehicleevent_group_id_0696d86f ON public.registry_vehicleevent USING btree (group_id);
CREATE INDEX registry_vehicleevent_pgh_context_id_1811b066 ON public.registry_vehicleevent USING btree (pgh_context_id);
CREATE INDEX registry_vehicleevent_pgh_obj_id_f502deb4 ON public.registry_vehicleevent USING btree (pgh_obj_id);
CREATE INDEX registry_vehicleservice_company_id_d0fb3f1d ON public.registry_vehicleservice USING btree (company_id);
CREATE INDEX registry_vehicleservice_vehicle_id_b0f61c03 ON public.registry_vehicleservice USING btree (vehicle_id);
CREATE INDEX registry_vehicleserviceevent_company_id_6709476c ON public.registry_vehicleserviceevent USING btree (company_id);
CREATE INDEX registry_vehicleserviceevent_pgh_context_id_4d2b90aa ON public.registry_vehicleserviceevent USING btree (pgh_context_id);
CREATE INDEX registry_vehicleserviceevent_pgh_obj_id_26db5366 ON public.registry_vehicleserviceevent USING btree (pgh_obj_id);
CREATE INDEX registry_vehicleserviceevent_vehicle_id_48c94427 ON public.registry_vehicleserviceevent USING btree (vehicle_id);
CREATE UNIQUE INDEX request_open_once ON public.patrol_request USING btree (city, snapshot_id) WHERE (((state)::text = 'asked'::text) OR (((kind)::text = 'suspend'::text) AND ((state)::text = 'approved'::text)));
CREATE INDEX resolution_of_branch ON public.branch_life_resolution USING btree (city, branch_id, "on" DESC);
CREATE INDEX resolution_of_candidate ON public.branch_life_resolution USING btree (city, candidate_id, matter);
CREATE INDEX rewards_award_by_day ON public.rewards_award USING btree (city, "on");
CREATE INDEX rewards_award_of_person ON public.rewards_award USING btree (city, person_id, "on" DESC);
CREATE INDEX rewards_award_to_decide ON public.rewards_award USING btree (city, at) WHERE ((state)::text = ANY ((ARRAY['held'::character varying, 'appealed'::character varying])::text[]));
CREATE INDEX rewards_awardevent_person_id_0f57caa1 ON public.rewards_awardevent USING btree (person_id);
CREATE INDEX rewards_awardevent_pgh_context_id_c89bb2af ON public.rewards_awardevent USING btree (pgh_context_id);
CREATE INDEX rewards_awardevent_pgh_obj_id_3ab98855 ON public.rewards_awardevent USING btree (pgh_obj_id);
CREATE INDEX rewards_budgetevent_pgh_context_id_4af1c666 ON public.rewards_budgetevent USING btree (pgh_context_id);
CREATE INDEX rewards_budgetevent_pgh_obj_id_5a18e884 ON public.rewards_budgetevent USING btree (pgh_obj_id);
CREATE INDEX rewards_decision_award_id_3c97fa80 ON public.rewards_decision USING btree (award_id);
CREATE INDEX rewards_donation_of_him ON public.rewards_donation USING btree (city, person_id, "on" DESC);
CREATE INDEX rewards_donation_pool_id_4229409f ON public.rewards_donation USING btree (pool_id);
CREATE INDEX rewards_entry_by_day ON public.rewards_entry USING btree (city, "on");
CREATE INDEX rewards_entry_of_person ON public.rewards_entry USING btree (city, person_id, at DESC);
CREATE UNIQUE INDEX rewards_good_name_once ON public.rewards_good USING btree (city, name) WHERE (closed_on IS NULL);
CREATE INDEX rewards_goodevent_pgh_context_id_8029c0e2 ON public.rewards_goodevent USING btree (pgh_context_id);
CREATE INDEX rewards_goodevent_pgh_obj_id_56dc1f8d ON public.rewards_goodevent USING btree (pgh_obj_id);
CREATE INDEX rewards_pool_unit_id_10f5aa5e ON public.rewards_pool USING btree (unit_id);
CREATE INDEX rewards_poolevent_pgh_context_id_b4981178 ON public.rewards_poolevent USING btree (pgh_context_id);
CREATE INDEX rewards_poolevent_pgh_obj_id_c95b7d28 ON public.rewards_poolevent USING btree (pgh_obj_id);
CREATE INDEX rewards_poolevent_unit_id_2ff45e2b ON public.rewards_poolevent USING btree (unit_id);
CREATE INDEX rewards_redemption_good_id_54e0b824 ON public.rewards_redemption USING btree (good_id);
CREATE INDEX rewards_redemption_of_person ON public.rewards_redemption USING btree (city, person_id, "on" DESC);
CREATE INDEX rewards_redemption_of_unit ON public.rewards_redemption USING btree (city, unit_id, "on" DESC);
CREATE INDEX rewards_redemption_unit_id_0f189152 ON public.rewards_redemption USING btree (unit_id);
CREATE INDEX rewards_redemptionevent_good_id_6b307c08 ON public.rewards_redemptionevent USING btree (good_id);
CREATE INDEX rewards_redemptionevent_person_id_8c4332ef ON public.rewards_redemptionevent USING btree (person_id);
CREATE INDEX rewards_redemptionevent_pgh_context_id_8e1d9e6a ON public.rewards_redemptionevent USING btree (pgh_context_id);
CREATE INDEX rewards_redemptionevent_pgh_obj_id_791242be ON public.rewards_redemptionevent USING btree (pgh_obj_id);
CREATE INDEX rewards_redemptionevent_unit_id_f0f1e793 ON public.rewards_redemptionevent USING btree (unit_id);
CREATE INDEX rewards_tariffevent_pgh_context_id_a3023a6c ON public.rewards_tariffevent USING btree (pgh_context_id);
CREATE INDEX rewards_tariffevent_pgh_obj_id_5d2299a9 ON public.rewards_tariffevent USING btree (pgh_obj_id);
CREATE INDEX rewards_voucher_good_id_42b9f5fd ON public.rewards_voucher USING btree (good_id);
CREATE UNIQUE INDEX rewards_voucher_live_once ON public.rewards_voucher USING btree (city, digest) WHERE (used_at IS NULL);
CREATE UNIQUE INDEX rewards_voucher_one_live_of_a_person ON public.rewards_voucher USING btree (city, person_id) WHERE (used_at IS NULL);
CREATE INDEX ride_by_day ON public.rides_trip USING btree (city, done_on);
CREATE INDEX ride_check_of_leg ON public.rides_checkin USING btree (city, leg_id);
CREATE INDEX ride_incident_by_state ON public.rides_rideincident USING btree (city, state, at DESC);
CREATE INDEX ride_incident_of_trip ON public.rides_rideincident USING btree (city, trip_id);
CREATE INDEX ride_of_entry ON public.rides_trip USING btree (city, entry_id, starts_at);
CREATE INDEX ride_of_plan ON public.rides_trip USING btree (city, plan_id, starts_at);
CREATE INDEX ride_stop_of_leg ON public.rides_stop USING btree (city, leg_id);
CREATE INDEX rides_booking_point_id_4c58187d ON public.rides_booking USING btree (point_id);
CREATE INDEX rides_bookingevent_pgh_context_id_b6b1e2b0 ON public.rides_bookingevent USING btree (pgh_context_id);
CREATE INDEX rides_bookingevent_pgh_obj_id_f3781cb2 ON public.rides_bookingevent USING btree (pgh_obj_id);
CREATE INDEX rides_bookingevent_point_id_8e9a43f9 ON public.rides_bookingevent USING btree (point_id);
CREATE INDEX rides_bookingevent_season_id_ceb2848c ON public.rides_bookingevent USING btree (season_id);
CREATE INDEX rides_bookingevent_wave_id_e0fa8275 ON public.rides_bookingevent USING btree (wave_id);
CREATE INDEX rides_checkinevent_leg_id_9c463d14 ON public.rides_checkinevent USING btree (leg_id);
CREATE INDEX rides_checkinevent_pgh_context_id_77258ad8 ON public.rides_checkinevent USING btree (pgh_context_id);
CREATE INDEX rides_checkinevent_pgh_obj_id_f362d91a ON public.rides_checkinevent USING btree (pgh_obj_id);
CREATE INDEX rides_checkinevent_trip_id_05dd758a ON public.rides_checkinevent USING btree (trip_id);
CREATE INDEX rides_closure_gate_id_bf2fb08e ON public.rides_closure USING btree (gate_id);
CREATE INDEX rides_closure_wave_id_c2d21616 ON public.rides_closure USING btree (wave_id);
CREATE INDEX rides_entry_driver_id_d801be2b ON public.rides_entry USING btree (driver_id);
CREATE INDEX rides_entry_scorecard_id_0531d9c9 ON public.rides_entry USING btree (scorecard_id);
CREATE INDEX rides_entry_season_id_ce25890f ON public.rides_entry USING btree (season_id);
CREATE INDEX rides_entry_vehicle_id_faa56f0f ON public.rides_entry USING btree (vehicle_id);
CREATE INDEX rides_entryevent_driver_id_663b548d ON public.rides_entryevent USING btree (driver_id);
CREATE INDEX rides_entryevent_pgh_context_id_defc0247 ON public.rides_entryevent USING btree (pgh_context_id);
CREATE INDEX rides_entryevent_pgh_obj_id_c2699e31 ON public.rides_entryevent USING btree (pgh_obj_id);
CREATE INDEX rides_entryevent_scorecard_id_c68c20ba ON public.rides_entryevent USING btree (scorecard_id);
CREATE INDEX rides_entryevent_season_id_4aba5800 ON public.rides_entryevent USING btree (season_id);
CREATE INDEX rides_entryevent_vehicle_id_4064afc1 ON public.rides_entryevent USING btree (vehicle_id);
CREATE INDEX rides_exampoint_season_id_d5eaa9d0 ON public.rides_exampoint USING btree (season_id);
CREATE INDEX rides_familymessage_leg_id_823a0dac ON public.rides_familymessage USING btree (leg_id);
CREATE INDEX rides_familymessage_outbound_id_785ed132 ON public.rides_familymessage USING btree (outbound_id);
CREATE INDEX rides_gate_point_id_4db8b48a ON public.rides_gate USING btree (point_id);
CREATE INDEX rides_leg_locked_id_f4611cb3 ON public.rides_leg USING btree (locked_id);
CREATE INDEX rides_legevent_booking_id_f3bf2164 ON public.rides_legevent USING btree (booking_id);
CREATE INDEX rides_legevent_locked_id_0603667f ON public.rides_legevent USING btree (locked_id);
CREATE INDEX rides_legevent_pgh_context_id_f67fcb34 ON public.rides_legevent USING btree (pgh_context_id);
CREATE INDEX rides_legevent_pgh_obj_id_18eee609 ON public.rides_legevent USING btree (pgh_obj_id);
CREATE INDEX rides_legevent_wave_id_8d28a4cd ON public.rides_legevent USING btree (wave_id);
CREATE INDEX rides_maskedcall_entry_id_2a6a6783 ON public.rides_maskedcall USING btree (entry_id);
CREATE INDEX rides_plan_after_id_424624c9 ON public.rides_plan USING btree (after_id);
CREATE INDEX rides_planevent_after_id_79fe5560 ON public.rides_planevent USING btree (after_id);
CREATE INDEX rides_planevent_pgh_context_id_a4543f8a ON public.rides_planevent USING btree (pgh_context_id);
CREATE INDEX rides_planevent_pgh_obj_id_681ed75c ON public.rides_planevent USING btree (pgh_obj_id);
CREATE INDEX rides_planevent_wave_id_0950ec44 ON public.rides_planevent USING btree (wave_id);
CREATE INDEX rides_position_trip_id_9a8952e2 ON public.rides_position USING btree (trip_id);
CREATE INDEX rides_rating_entry_id_6dad00c3 ON public.rides_rating USING btree (entry_id);
CREATE INDEX rides_rideincidentevent_pgh_context_id_b79d6ba5 ON public.rides_rideincidentevent USING btree (pgh_context_id);
CREATE INDEX rides_rideincidentevent_pgh_obj_id_abb7d0b9 ON public.rides_rideincidentevent USING btree (pgh_obj_id);
CREATE INDEX rides_rideincidentevent_trip_id_a1aa0a02 ON public.rides_rideincidentevent USING btree (trip_id);
CREATE INDEX rides_scoreappeal_entry_id_cc097787 ON public.rides_scoreappeal USING btree (entry_id);
CREATE INDEX rides_scoreappealevent_entry_id_43c6cdf1 ON public.rides_scoreappealevent USING btree (entry_id);
CREATE INDEX rides_scoreappealevent_pgh_context_id_ab897b95 ON public.rides_scoreappealevent USING btree (pgh_context_id);
CREATE INDEX rides_scoreappealevent_pgh_obj_id_f03a1b14 ON public.rides_scoreappealevent USING btree (pgh_obj_id);
CREATE INDEX rides_scorecard_season_id_7cb1f38f ON public.rides_scorecard USING btree (season_id);
CREATE INDEX rides_season_unit_id_add52b14 ON public.rides_season USING btree (unit_id);
CREATE INDEX rides_seasonevent_pgh_context_id_3f4adc0a ON public.rides_seasonevent USING btree (pgh_context_id);
CREATE INDEX rides_seasonevent_pgh_obj_id_3c9d5762 ON public.rides_seasonevent USING btree (pgh_obj_id);
CREATE INDEX rides_seasonevent_unit_id_5e7a3927 ON public.rides_seasonevent USING btree (unit_id);
CREATE INDEX rides_thanks_entry_id_8fe6f402 ON public.rides_thanks USING btree (entry_id);
CREATE INDEX rides_tripevent_entry_id_b5e91d99 ON public.rides_tripevent USING btree (entry_id);
CREATE INDEX rides_tripevent_pgh_context_id_07224d82 ON public.rides_tripevent USING btree (pgh_context_id);
CREATE INDEX rides_tripevent_pgh_obj_id_04d7593c ON public.rides_tripevent USING btree (pgh_obj_id);
CREATE INDEX rides_tripevent_plan_id_aadf03bd ON public.rides_tripevent USING btree (plan_id);
CREATE INDEX rides_unserved_leg_id_a5c43c1a ON public.rides_unserved USING btree (leg_id);
CREATE INDEX rides_wave_season_id_f9f17531 ON public.rides_wave USING btree (season_id);
CREATE INDEX rulebook_city_code_c5abfa46_like ON public.rulebook_city USING btree (code varchar_pattern_ops);
CREATE UNIQUE INDEX score_appeal_open_once ON public.rides_scoreappeal USING btree (city, entry_id) WHERE ((state)::text = 'open'::text);
CREATE INDEX sealed_in_order ON public.audit_sealed USING btree (city, seal, "position");
CREATE INDEX service_certificate_newest ON public.honours_servicecertificate USING btree (city, issued_at DESC);
CREATE INDEX service_record_by_day ON public.honours_servicerecord USING btree (city, "on" DESC);
CREATE INDEX service_record_by_source ON public.honours_servicerecord USING btree (city, source);
CREATE INDEX service_record_of_person ON public.honours_servicerecord USING btree (city, person_id, "on" DESC);
CREATE UNIQUE INDEX service_record_once_per_source ON public.honours_servicerecord USING btree (city, person_id, source) WHERE (voided_at IS NULL);
CREATE UNIQUE INDEX side_once_per_driver ON public.appeals_side USING btree (city, coordination_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX sign_up_line ON public.activities_signup USING btree (city, activity_id, state, asked_at);
CREATE INDEX sign_up_offers ON public.activities_signup USING btree (city, offered_until) WHERE ((state)::text = 'offered'::text);
CREATE INDEX slip_by_state ON public.referrals_slip USING btree (city, state, due_at);
CREATE INDEX slip_of_subject ON public.referrals_slip USING btree (city, subject_kind, subject_key);
CREATE INDEX slot_by_time ON public.care_slot USING btree (city, starts_at);
CREATE INDEX snapshot_by_cell ON public.patrol_snapshot USING btree (city, cell, state);
CREATE INDEX snapshot_by_filing ON public.patrol_snapshot USING btree (city, filed_at DESC) WHERE (filed_at IS NOT NULL);
CREATE INDEX snapshot_by_state ON public.patrol_snapshot USING btree (city, state, made_at DESC);
CREATE INDEX snapshot_live_by_due ON public.patrol_snapshot USING btree (city, due) WHERE ((state)::text = ANY ((ARRAY['assigned'::character varying, 'outside'::character varying, 'suspended'::character varying, 'verifying'::character varying, 'waiting'::character varying, 'working'::character varying])::text[]));
CREATE INDEX snapshot_of_reporter ON public.patrol_snapshot USING btree (city, reporter_id, made_at DESC);
CREATE INDEX snapshot_of_unit ON public.patrol_snapshot USING btree (city, unit_id, state);
CREATE INDEX snapshot_shown ON public.patrol_snapshot USING btree (city, shown_at DESC) WHERE (shown_at IS NOT NULL);
CREATE INDEX standby_by_day ON public.fleets_standby USING btree (city, "on");
CREATE INDEX station_exception_by_day ON public.stations_hoursexception USING btree (city, to_on);
CREATE INDEX stations_fault_person_id_86ae1378 ON public.stations_fault USING btree (person_id);
CREATE INDEX stations_fault_station_id_122ffebc ON public.stations_fault USING btree (station_id);
CREATE INDEX stations_faultevent_person_id_93c58416 ON public.stations_faultevent USING btree (person_id);
CREATE INDEX stations_faultevent_pgh_context_id_443672ce ON public.stations_faultevent USING btree (pgh_context_id);
CREATE INDEX stations_faultevent_pgh_obj_id_5f51e4fd ON public.stations_faultevent USING btree (pgh_obj_id);
CREATE INDEX stations_faultevent_station_id_8678f2fe ON public.stations_faultevent USING btree (station_id);
CREATE INDEX stations_hoursexception_station_id_eb68d885 ON public.stations_hoursexception USING btree (station_id);
CREATE INDEX stations_need_person_id_e1d76319 ON public.stations_need USING btree (person_id);
CREATE INDEX stations_need_station_id_78bfe8a5 ON public.stations_need USING btree (station_id);
CREATE INDEX stations_needevent_person_id_cea157ce ON public.stations_needevent USING btree (person_id);
CREATE INDEX stations_needevent_pgh_context_id_25c97426 ON public.stations_needevent USING btree (pgh_context_id);
CREATE INDEX stations_needevent_pgh_obj_id_48c9d915 ON public.stations_needevent USING btree (pgh_obj_id);
CREATE INDEX stations_needevent_station_id_01e2e003 ON public.stations_needevent USING btree (station_id);
CREATE INDEX stations_station_company_id_1cebb8fb ON public.stations_station USING btree (company_id);
CREATE INDEX stations_station_operator_id_42920f79 ON public.stations_station USING btree (operator_id);
CREATE INDEX stations_stationevent_company_id_b0bf171a ON public.stations_stationevent USING btree (company_id);
CREATE INDEX stations_stationevent_operator_id_5f33cd25 ON public.stations_stationevent USING btree (operator_id);
CREATE INDEX stations_stationevent_pgh_context_id_a0402f77 ON public.stations_stationevent USING btree (pgh_context_id);
CREATE INDEX stations_stationevent_pgh_obj_id_4a5c293b ON public.stations_stationevent USING btree (pgh_obj_id);
CREATE INDEX stations_visit_person_id_7f248a98 ON public.stations_visit USING btree (person_id);
CREATE INDEX stations_visitevent_person_id_9d8604c8 ON public.stations_visitevent USING btree (person_id);
CREATE INDEX stations_visitevent_pgh_context_id_65a3b01b ON public.stations_visitevent USING btree (pgh_context_id);
CREATE INDEX stations_visitevent_pgh_obj_id_fc0101f8 ON public.stations_visitevent USING btree (pgh_obj_id);
CREATE INDEX stations_visitevent_station_id_1e52d012 ON public.stations_visitevent USING btree (station_id);
CREATE UNIQUE INDEX step_stands_once ON public.branch_life_steprecord USING btree (city, candidate_id, step, round) WHERE stands;
CREATE INDEX stock_itemevent_pgh_context_id_13d29400 ON public.stock_itemevent USING btree (pgh_context_id);
CREATE INDEX stock_itemevent_pgh_obj_id_acee3066 ON public.stock_itemevent USING btree (pgh_obj_id);
CREATE INDEX stock_movement_of_item ON public.stock_movement USING btree (city, item_id, place_id);
CREATE INDEX stock_movement_of_place ON public.stock_movement USING btree (city, place_id, "on" DESC);
CREATE INDEX stock_place_unit_id_3a1ff169 ON public.stock_place USING btree (unit_id);
CREATE INDEX stock_placeevent_pgh_context_id_21af86d1 ON public.stock_placeevent USING btree (pgh_context_id);
CREATE INDEX stock_placeevent_pgh_obj_id_018cfab4 ON public.stock_placeevent USING btree (pgh_obj_id);
CREATE INDEX stock_placeevent_unit_id_cc2c5f63 ON public.stock_placeevent USING btree (unit_id);
CREATE INDEX stop_of_area ON public.patrol_stop USING btree (city, area_id);
CREATE INDEX stop_of_member ON public.appeals_stop USING btree (city, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX task_of_unit ON public.appeals_task USING btree (city, unit_id, state, due);
CREATE UNIQUE INDEX task_open_once_per_unit ON public.appeals_task USING btree (city, appeal_id, unit_id) WHERE ((state)::text = ANY ((ARRAY['sent'::character varying, 'signed'::character varying])::text[]));
CREATE UNIQUE INDEX template_title_once ON public.appeals_template USING btree (city, title) WHERE (retired_on IS NULL);
CREATE INDEX thanks_by_state ON public.rides_thanks USING btree (city, state, at DESC);
CREATE INDEX transfer_by_state ON public.branch_life_transfer USING btree (city, state, valid_until);
CREATE UNIQUE INDEX transfer_one_on_the_way ON public.branch_life_transfer USING btree (city, member_id) WHERE ((state)::text = ANY ((ARRAY['applied'::character varying, 'returned'::character varying, 'sent'::character varying])::text[]));
CREATE INDEX transport_by_state ON public.fleets_transport USING btree (city, mission_id, state);
CREATE INDEX trip_by_day ON public.fleets_trip USING btree (city, "on") WHERE ((state)::text = 'done'::text);
CREATE INDEX trip_by_state ON public.fleets_trip USING btree (city, mission_id, state);
CREATE INDEX trip_of_person ON public.fleets_trip USING btree (city, person_id, state);
CREATE UNIQUE INDEX trip_once_per_driver ON public.fleets_trip USING btree (city, mission_id, person_id) WHERE (NOT ((state)::text = 'cancelled'::text));
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX unit_name_once_below_its_parent ON public.organisations_unit USING btree (city, parent_id, name) WHERE (closed_on IS NULL);
CREATE UNIQUE INDEX unit_one_root_per_city ON public.organisations_unit USING btree (city) WHERE (parent_id IS NULL);
CREATE INDEX unit_path_prefix ON public.organisations_unit USING btree (city bpchar_pattern_ops, path varchar_pattern_ops);
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE UNIQUE INDEX vehicle_service_open_once ON public.registry_vehicleservice USING btree (vehicle_id, company_id, city) WHERE (to_on IS NULL);
CREATE INDEX visit_by_day ON public.stations_visit USING btree (city, "on", "group");
CREATE INDEX visit_of_person ON public.stations_visit USING btree (city, person_id, "on" DESC);
CREATE INDEX visit_of_station ON public.stations_visit USING btree (city, station_id, "on" DESC, hour DESC);
CREATE UNIQUE INDEX visit_once_per_person_and_hour ON public.stations_visit USING btree (city, station_id, person_id, "on", hour) WHERE ((person_id IS NOT NULL) AND (struck_at IS NULL));
CREATE TRIGGER pgtrigger_brief_is_never_deleted_c4a12 BEFORE DELETE ON public.insight_brief FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_brief_is_never_deleted_c4a12();
COMMENT ON TRIGGER pgtrigger_brief_is_never_deleted_c4a12 ON public.insight_brief IS 'b3f0bfa82dfc41bca0c9ee06c322eff52e2e97bb';
CREATE TRIGGER pgtrigger_delete_delete_00c45 AFTER DELETE ON public.patrol_stop REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_00c45();
COMMENT ON TRIGGER pgtrigger_delete_delete_00c45 ON public.patrol_stop IS '097d6d7f90a3ff1fbc38e9128846059128c0eb50';
CREATE TRIGGER pgtrigger_delete_delete_0279b AFTER DELETE ON public.branch_life_meeting REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_0279b();
COMMENT ON TRIGGER pgtrigger_delete_delete_0279b ON public.branch_life_meeting IS '9054ba227182cc682aee91f20a6b536f8c29d4b4';
CREATE TRIGGER pgtrigger_delete_delete_07eeb AFTER DELETE ON public.stock_place REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_07eeb();
COMMENT ON TRIGGER pgtrigger_delete_delete_07eeb ON public.stock_place IS 'd6abcd82959f0ae0916b45f36fddba33d14fc801';
CREATE TRIGGER pgtrigger_delete_delete_0bfe4 AFTER DELETE ON public.referrals_slip REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_0bfe4();
COMMENT ON TRIGGER pgtrigger_delete_delete_0bfe4 ON public.referrals_slip IS '7123b9704fb6c0b877f5254ef1539aba65fc2967';
CREATE TRIGGER pgtrigger_delete_delete_0c243 AFTER DELETE ON public.branch_life_committeeseat REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_0c243();
COMMENT ON TRIGGER pgtrigger_delete_delete_0c243 ON public.branch_life_committeeseat IS '5d55226f8768e1998ec0dd4a4a5350da5717de3d';
CREATE TRIGGER pgtrigger_delete_delete_0eb03 AFTER DELETE ON public.registry_company REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_0eb03();
COMMENT ON TRIGGER pgtrigger_delete_delete_0eb03 ON public.registry_company IS '1decbc3a48d493ad55eef5e8615ff2385d6e6d43';
CREATE TRIGGER pgtrigger_delete_delete_0feec AFTER DELETE ON public.care_handout REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_0feec();
COMMENT ON TRIGGER pgtrigger_delete_delete_0feec ON public.care_handout IS 'd2fa60fa12f300078f2315b5f1055e13355c8ca3';
CREATE TRIGGER pgtrigger_delete_delete_12615 AFTER DELETE ON public.activities_attendance REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_12615();
COMMENT ON TRIGGER pgtrigger_delete_delete_12615 ON public.activities_attendance IS '09abe4ee77482bad83880bd97597959250d985b0';
CREATE TRIGGER pgtrigger_delete_delete_1299c AFTER DELETE ON public.branch_life_trainingrecord REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1299c();
COMMENT ON TRIGGER pgtrigger_delete_delete_1299c ON public.branch_life_trainingrecord IS '66aaed1eef25adc20feb346fc548d295bd3a5235';
CREATE TRIGGER pgtrigger_delete_delete_1316c AFTER DELETE ON public.rewards_award REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1316c();
COMMENT ON TRIGGER pgtrigger_delete_delete_1316c ON public.rewards_award IS '4351cce73bd915a8ba7a2baeb198f58418067033';
CREATE TRIGGER pgtrigger_delete_delete_1c600 AFTER DELETE ON public.patrol_errand REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1c600();
COMMENT ON TRIGGER pgtrigger_delete_delete_1c600 ON public.patrol_errand IS '44427996d80b639be9b62332e5006dc40cfc9197';
CREATE TRIGGER pgtrigger_delete_delete_1d346 AFTER DELETE ON public.membership_partymember REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1d346();
COMMENT ON TRIGGER pgtrigger_delete_delete_1d346 ON public.membership_partymember IS '36eab802209a9fd7a95318ff120615e65c533803';
CREATE TRIGGER pgtrigger_delete_delete_1e8a7 AFTER DELETE ON public.branch_life_helper REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_1e8a7();
COMMENT ON TRIGGER pgtrigger_delete_delete_1e8a7 ON public.branch_life_helper IS '5623c74d70f2f3f54d1ea5c3ea8762cb539feefe';
CREATE TRIGGER pgtrigger_delete_delete_3b6e7 AFTER DELETE ON public.rides_entry REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_3b6e7();
COMMENT ON TRIGGER pgtrigger_delete_delete_3b6e7 ON public.rides_entry IS 'c167447be88899b3d9118c47e4b78caa754e9041';
CREATE TRIGGER pgtrigger_delete_delete_3ea89 AFTER DELETE ON public.activities_signup REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_3ea89();
COMMENT ON TRIGGER pgtrigger_delete_delete_3ea89 ON public.activities_signup IS '6be2ef5631da95547994ef7b2ccbad00c3d79d32';
CREATE TRIGGER pgtrigger_delete_delete_3ecda AFTER DELETE ON public.organisations_unit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_3ecda();
COMMENT ON TRIGGER pgtrigger_delete_delete_3ecda ON public.organisations_unit IS 'b3f006d80554035fb22b1a7ad32ac76432477460';
CREATE TRIGGER pgtrigger_delete_delete_4247c AFTER DELETE ON public.branch_life_transfer REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_4247c();
COMMENT ON TRIGGER pgtrigger_delete_delete_4247c ON public.branch_life_transfer IS '45c40b943ffdb76b322579ac04a973795b811be2';
CREATE TRIGGER pgtrigger_delete_delete_43e7e AFTER DELETE ON public.fleets_fleet REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_43e7e();
COMMENT ON TRIGGER pgtrigger_delete_delete_43e7e ON public.fleets_fleet IS '4bf1e1bf211e0532d50803fbe394f5d0c8808a9f';
CREATE TRIGGER pgtrigger_delete_delete_45c4d AFTER DELETE ON public.registry_driver REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_45c4d();
COMMENT ON TRIGGER pgtrigger_delete_delete_45c4d ON public.registry_driver IS '6940b38611694156d5479d09cb286c61ec90e4c1';
CREATE TRIGGER pgtrigger_delete_delete_47620 AFTER DELETE ON public.rides_season REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_47620();
COMMENT ON TRIGGER pgtrigger_delete_delete_47620 ON public.rides_season IS '29451da6624c23ca9acb12d035c18ee5a8ab6589';
CREATE TRIGGER pgtrigger_delete_delete_49036 AFTER DELETE ON public.rides_leg REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_49036();
COMMENT ON TRIGGER pgtrigger_delete_delete_49036 ON public.rides_leg IS '2fb945bb3ecef1af0b0e8cbb7284894389ec8a34';
CREATE TRIGGER pgtrigger_delete_delete_4c33d AFTER DELETE ON public.patrol_request REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_4c33d();
COMMENT ON TRIGGER pgtrigger_delete_delete_4c33d ON public.patrol_request IS '2826c06c2294571a0f486391044c0f32e69e971b';
CREATE TRIGGER pgtrigger_delete_delete_4e1ee AFTER DELETE ON public.membership_contact REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_4e1ee();
COMMENT ON TRIGGER pgtrigger_delete_delete_4e1ee ON public.membership_contact IS 'a5f471bfdd08b068c842934120da47bcaa5c0041';
CREATE TRIGGER pgtrigger_delete_delete_4f399 AFTER DELETE ON public.registry_contract REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_4f399();
COMMENT ON TRIGGER pgtrigger_delete_delete_4f399 ON public.registry_contract IS '4395470780a491b53f51daa3147d7556b51d9ff4';
CREATE TRIGGER pgtrigger_delete_delete_52cd1 AFTER DELETE ON public.care_consultation REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_52cd1();
COMMENT ON TRIGGER pgtrigger_delete_delete_52cd1 ON public.care_consultation IS '6c35293f43df702dcca7506d09e77a394c8689b6';
CREATE TRIGGER pgtrigger_delete_delete_5320d AFTER DELETE ON public.rides_checkin REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_5320d();
COMMENT ON TRIGGER pgtrigger_delete_delete_5320d ON public.rides_checkin IS '1826309fe3dda82a249f5bbb0741e874073582f8';
CREATE TRIGGER pgtrigger_delete_delete_54090 AFTER DELETE ON public.fleets_enrolment REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_54090();
COMMENT ON TRIGGER pgtrigger_delete_delete_54090 ON public.fleets_enrolment IS 'cc2b083c6aa760c742d3a6dfc4e370fe6dc7e86e';
CREATE TRIGGER pgtrigger_delete_delete_54919 AFTER DELETE ON public.stations_visit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_54919();
COMMENT ON TRIGGER pgtrigger_delete_delete_54919 ON public.stations_visit IS '3d1161477623ee058f91c8be0f96cb3f4eb7cc4c';
CREATE TRIGGER pgtrigger_delete_delete_55ed0 AFTER DELETE ON public.fleets_lead REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_55ed0();
COMMENT ON TRIGGER pgtrigger_delete_delete_55ed0 ON public.fleets_lead IS '4a8477f71892a0d443c78259308ca41936b37ec2';
CREATE TRIGGER pgtrigger_delete_delete_56866 AFTER DELETE ON public.branch_life_candidateletter REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_56866();
COMMENT ON TRIGGER pgtrigger_delete_delete_56866 ON public.branch_life_candidateletter IS '77152fa12b73cc831c94e6193826d4b5555d970c';
CREATE TRIGGER pgtrigger_delete_delete_57567 AFTER DELETE ON public.rides_rideincident REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_57567();
COMMENT ON TRIGGER pgtrigger_delete_delete_57567 ON public.rides_rideincident IS 'de91809e75b8f5cf03c8b4de2208bdddddcd2910';
CREATE TRIGGER pgtrigger_delete_delete_57ce9 AFTER DELETE ON public.rides_booking REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_57ce9();
COMMENT ON TRIGGER pgtrigger_delete_delete_57ce9 ON public.rides_booking IS '361b18f298bd67206858813d3dac84cce04e9b1d';
CREATE TRIGGER pgtrigger_delete_delete_591c7 AFTER DELETE ON public.stations_fault REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_591c7();
COMMENT ON TRIGGER pgtrigger_delete_delete_591c7 ON public.stations_fault IS '3a51131c035da7b7ecdace6c5926cd33831c9896';
CREATE TRIGGER pgtrigger_delete_delete_5be82 AFTER DELETE ON public.patrol_inspection REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_5be82();
COMMENT ON TRIGGER pgtrigger_delete_delete_5be82 ON public.patrol_inspection IS '7f1bbd46f27c494269c32545a5f3e6d6987eaf4f';
CREATE TRIGGER pgtrigger_delete_delete_5db05 AFTER DELETE ON public.care_eligible REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_5db05();
COMMENT ON TRIGGER pgtrigger_delete_delete_5db05 ON public.care_eligible IS '4dc9882bf34ad9719d6a5d4c82aa9e714b31c789';
CREATE TRIGGER pgtrigger_delete_delete_62373 AFTER DELETE ON public.branch_life_floating REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_62373();
COMMENT ON TRIGGER pgtrigger_delete_delete_62373 ON public.branch_life_floating IS 'a27b842516caec4fa2a6471a0f74fae5b3fb7a40';
CREATE TRIGGER pgtrigger_delete_delete_63998 AFTER DELETE ON public.fleets_incident REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_63998();
COMMENT ON TRIGGER pgtrigger_delete_delete_63998 ON public.fleets_incident IS 'fcd50c4ea8d54e7a16f0bb67e686f14777a25ae6';
CREATE TRIGGER pgtrigger_delete_delete_6a7cc AFTER DELETE ON public.branch_life_steprecord REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_6a7cc();
COMMENT ON TRIGGER pgtrigger_delete_delete_6a7cc ON public.branch_life_steprecord IS '7765391e0a5e0a626806fc5d7552988308f8c7c1';
CREATE TRIGGER pgtrigger_delete_delete_6ae07 AFTER DELETE ON public.branch_life_groupplace REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_6ae07();
COMMENT ON TRIGGER pgtrigger_delete_delete_6ae07 ON public.branch_life_groupplace IS 'f344faf61f0f64e92d7ea3bf97f8b9ddbf2fff5f';
CREATE TRIGGER pgtrigger_delete_delete_6d4b4 AFTER DELETE ON public.care_help REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_6d4b4();
COMMENT ON TRIGGER pgtrigger_delete_delete_6d4b4 ON public.care_help IS '0924023fa9a0648f8e4b731ac108a81fe76fd3c8';
CREATE TRIGGER pgtrigger_delete_delete_70f07 AFTER DELETE ON public.patrol_area REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_70f07();
COMMENT ON TRIGGER pgtrigger_delete_delete_70f07 ON public.patrol_area IS '7fd3ee77b4a776c0d0bb001c96c184c25cb1ed3b';
CREATE TRIGGER pgtrigger_delete_delete_72c76 AFTER DELETE ON public.care_slot REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_72c76();
COMMENT ON TRIGGER pgtrigger_delete_delete_72c76 ON public.care_slot IS 'aebbf0281ab1ba59f754bd775ca82f5df2b04350';
CREATE TRIGGER pgtrigger_delete_delete_7843e AFTER DELETE ON public.rewards_tariff REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_7843e();
COMMENT ON TRIGGER pgtrigger_delete_delete_7843e ON public.rewards_tariff IS 'ccae8b785d39c2f152e237c4adf4089c7f72528c';
CREATE TRIGGER pgtrigger_delete_delete_7d5e5 AFTER DELETE ON public.care_campaign REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_7d5e5();
COMMENT ON TRIGGER pgtrigger_delete_delete_7d5e5 ON public.care_campaign IS 'ae2b0730d3d2ffd2ee7554bef9dc5b57ace569fa';
CREATE TRIGGER pgtrigger_delete_delete_7e352 AFTER DELETE ON public.honours_honour REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_7e352();
COMMENT ON TRIGGER pgtrigger_delete_delete_7e352 ON public.honours_honour IS '50fcdb928df313f0b99905f647e2c3653eec21c1';
CREATE TRIGGER pgtrigger_delete_delete_7e892 AFTER DELETE ON public.branch_life_application REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_7e892();
COMMENT ON TRIGGER pgtrigger_delete_delete_7e892 ON public.branch_life_application IS '42aaa0ab2f7558cd34c708a73450e3c4343b8827';
CREATE TRIGGER pgtrigger_delete_delete_82d3d AFTER DELETE ON public.stations_station REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_82d3d();
COMMENT ON TRIGGER pgtrigger_delete_delete_82d3d ON public.stations_station IS '7a54bf2cb496f31243f7932bdda72ff159bd65c9';
CREATE TRIGGER pgtrigger_delete_delete_85b01 AFTER DELETE ON public.fleets_trip REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_85b01();
COMMENT ON TRIGGER pgtrigger_delete_delete_85b01 ON public.fleets_trip IS '890cde5a2e2a561df754e47916fbd2ed8c27653b';
CREATE TRIGGER pgtrigger_delete_delete_881a2 AFTER DELETE ON public.registry_qualification REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_881a2();
COMMENT ON TRIGGER pgtrigger_delete_delete_881a2 ON public.registry_qualification IS '15e449dd7fdbf12aae83e1996ca88f33f7e98cca';
CREATE TRIGGER pgtrigger_delete_delete_8ef82 AFTER DELETE ON public.stock_item REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_8ef82();
COMMENT ON TRIGGER pgtrigger_delete_delete_8ef82 ON public.stock_item IS 'f45e6faacbe41b15d458bcdd98c9a0646ce191a3';
CREATE TRIGGER pgtrigger_delete_delete_905aa AFTER DELETE ON public.organisations_post REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_905aa();
COMMENT ON TRIGGER pgtrigger_delete_delete_905aa ON public.organisations_post IS 'f980a8d99286588776f033a3ba34221f00b15848';
CREATE TRIGGER pgtrigger_delete_delete_91120 AFTER DELETE ON public.branch_life_candidatepaper REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_91120();
COMMENT ON TRIGGER pgtrigger_delete_delete_91120 ON public.branch_life_candidatepaper IS '2d50a5415a6604a82104442d95d4236e4f325e36';
CREATE TRIGGER pgtrigger_delete_delete_940f3 AFTER DELETE ON public.rides_trip REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_940f3();
COMMENT ON TRIGGER pgtrigger_delete_delete_940f3 ON public.rides_trip IS 'd2a9ab5cb82b8e21b343ce551f50a3cbd76c2bee';
CREATE TRIGGER pgtrigger_delete_delete_95af3 AFTER DELETE ON public.rides_plan REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_95af3();
COMMENT ON TRIGGER pgtrigger_delete_delete_95af3 ON public.rides_plan IS 'ee2ee5eac84a6ecdf9a66d38659ceef3e508b366';
CREATE TRIGGER pgtrigger_delete_delete_96275 AFTER DELETE ON public.rides_scoreappeal REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_96275();
COMMENT ON TRIGGER pgtrigger_delete_delete_96275 ON public.rides_scoreappeal IS '2aa1426e1b15453b6170ff231cf67111e3184c46';
CREATE TRIGGER pgtrigger_delete_delete_9d6ac AFTER DELETE ON public.branch_life_backboneentry REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_9d6ac();
COMMENT ON TRIGGER pgtrigger_delete_delete_9d6ac ON public.branch_life_backboneentry IS '1045c11f1011231f5fc6693aa8f4d24dd4811202';
CREATE TRIGGER pgtrigger_delete_delete_9eb17 AFTER DELETE ON public.patrol_snapshot REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_9eb17();
COMMENT ON TRIGGER pgtrigger_delete_delete_9eb17 ON public.patrol_snapshot IS '26bf45c1c67eb6f6af408df9cabadaae258b9dbc';
CREATE TRIGGER pgtrigger_delete_delete_a0909 AFTER DELETE ON public.fleets_mission REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a0909();
COMMENT ON TRIGGER pgtrigger_delete_delete_a0909 ON public.fleets_mission IS 'b5a6bedb26f66173df4ecf7bbc79b61baeae5e5e';
CREATE TRIGGER pgtrigger_delete_delete_b1fa4 AFTER DELETE ON public.branch_life_duesentry REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_b1fa4();
COMMENT ON TRIGGER pgtrigger_delete_delete_b1fa4 ON public.branch_life_duesentry IS 'e407cbe8ad43047c028ea2ebd805b2cb4c3574bb';
CREATE TRIGGER pgtrigger_delete_delete_b5b82 AFTER DELETE ON public.branch_life_backbonelist REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_b5b82();
COMMENT ON TRIGGER pgtrigger_delete_delete_b5b82 ON public.branch_life_backbonelist IS '9ac09122b26cf76a302d52cadd8530b478a49bbb';
CREATE TRIGGER pgtrigger_delete_delete_bdd55 AFTER DELETE ON public.patrol_areacell REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_bdd55();
COMMENT ON TRIGGER pgtrigger_delete_delete_bdd55 ON public.patrol_areacell IS '0762afac2516ee3e45ae6067d25f97d3cd2d7745';
CREATE TRIGGER pgtrigger_delete_delete_c302a AFTER DELETE ON public.registry_permit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c302a();
COMMENT ON TRIGGER pgtrigger_delete_delete_c302a ON public.registry_permit IS 'a2c89211aca7ca3e12455e18d42ecc5d1a09c4f1';
CREATE TRIGGER pgtrigger_delete_delete_c4fca AFTER DELETE ON public.branch_life_attendee REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c4fca();
COMMENT ON TRIGGER pgtrigger_delete_delete_c4fca ON public.branch_life_attendee IS '5aa529ba638aeec79cd8fdb70e4e49aa646697eb';
CREATE TRIGGER pgtrigger_delete_delete_c55ad AFTER DELETE ON public.fleets_ask REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c55ad();
COMMENT ON TRIGGER pgtrigger_delete_delete_c55ad ON public.fleets_ask IS '1bd05f6a5db447ffa5df780d1e29d547e4f6d3f7';
CREATE TRIGGER pgtrigger_delete_delete_c9689 AFTER DELETE ON public.patrol_duty REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c9689();
COMMENT ON TRIGGER pgtrigger_delete_delete_c9689 ON public.patrol_duty IS 'e3a7215f3d2a30b013ec62a58aaebef89184fd33';
CREATE TRIGGER pgtrigger_delete_delete_cbd81 AFTER DELETE ON public.registry_vehicleservice REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_cbd81();
COMMENT ON TRIGGER pgtrigger_delete_delete_cbd81 ON public.registry_vehicleservice IS '1d76f09818dd1de5ccb73cb996109470883ba165';
CREATE TRIGGER pgtrigger_delete_delete_d181c AFTER DELETE ON public.membership_membership REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_d181c();
COMMENT ON TRIGGER pgtrigger_delete_delete_d181c ON public.membership_membership IS '5440ebe1d2dad53af2aec062e2c857ec36673c3a';
CREATE TRIGGER pgtrigger_delete_delete_d3857 AFTER DELETE ON public.honours_servicerecord REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_d3857();
COMMENT ON TRIGGER pgtrigger_delete_delete_d3857 ON public.honours_servicerecord IS '775c6c8f3614916aa27e148d8c447f1aa6ce09e1';
CREATE TRIGGER pgtrigger_delete_delete_d6109 AFTER DELETE ON public.branch_life_resolution REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_d6109();
COMMENT ON TRIGGER pgtrigger_delete_delete_d6109 ON public.branch_life_resolution IS '11cb980872b70c6c4d902681929d51b2d68e4e19';
CREATE TRIGGER pgtrigger_delete_delete_d7088 AFTER DELETE ON public.branch_life_candidate REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_d7088();
COMMENT ON TRIGGER pgtrigger_delete_delete_d7088 ON public.branch_life_candidate IS '9fd61ef2929014222e9b950c3066be52ebf7fad7';
CREATE TRIGGER pgtrigger_delete_delete_dcc28 AFTER DELETE ON public.rewards_pool REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_dcc28();
COMMENT ON TRIGGER pgtrigger_delete_delete_dcc28 ON public.rewards_pool IS 'a95e675ecc581c3f677f77263f60b9990197eaac';
CREATE TRIGGER pgtrigger_delete_delete_deb4e AFTER DELETE ON public.branch_life_approver REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_deb4e();
COMMENT ON TRIGGER pgtrigger_delete_delete_deb4e ON public.branch_life_approver IS 'e99a85ce5c1cd2944b3e29f1302893a67ed98a6b';
CREATE TRIGGER pgtrigger_delete_delete_e02d6 AFTER DELETE ON public.fleets_transport REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_e02d6();
COMMENT ON TRIGGER pgtrigger_delete_delete_e02d6 ON public.fleets_transport IS '3c3aac670828675f7cd8453376230e6d21ff5bdc';
CREATE TRIGGER pgtrigger_delete_delete_e146e AFTER DELETE ON public.rewards_good REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_e146e();
COMMENT ON TRIGGER pgtrigger_delete_delete_e146e ON public.rewards_good IS '975913198d26f3453a36018516799c98fafe325b';
CREATE TRIGGER pgtrigger_delete_delete_e1b36 AFTER DELETE ON public.patrol_category REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_e1b36();
COMMENT ON TRIGGER pgtrigger_delete_delete_e1b36 ON public.patrol_category IS '178b909711af0baf6ddf1d0b78785992baf8a61e';
CREATE TRIGGER pgtrigger_delete_delete_eb016 AFTER DELETE ON public.branch_life_appraisal REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_eb016();
COMMENT ON TRIGGER pgtrigger_delete_delete_eb016 ON public.branch_life_appraisal IS '61f5f474b5708ee5cc170303906f95e6916ec6ea';
CREATE TRIGGER pgtrigger_delete_delete_f0631 AFTER DELETE ON public.rewards_budget REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f0631();
COMMENT ON TRIGGER pgtrigger_delete_delete_f0631 ON public.rewards_budget IS 'f11230afea78037026163d95e0629e9003154a97';
CREATE TRIGGER pgtrigger_delete_delete_f411c AFTER DELETE ON public.registry_vehicle REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f411c();
COMMENT ON TRIGGER pgtrigger_delete_delete_f411c ON public.registry_vehicle IS 'd367c25eb2d015607b3f61c2f6c1cf0aac977136';
CREATE TRIGGER pgtrigger_delete_delete_f6ea2 AFTER DELETE ON public.branch_life_review REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f6ea2();
COMMENT ON TRIGGER pgtrigger_delete_delete_f6ea2 ON public.branch_life_review IS 'b04f0da3272f73a9325252dbba7da19ffa860422';
CREATE TRIGGER pgtrigger_delete_delete_f7dd9 AFTER DELETE ON public.branch_life_candidatemove REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f7dd9();
COMMENT ON TRIGGER pgtrigger_delete_delete_f7dd9 ON public.branch_life_candidatemove IS '5b4033390aaf77c95b5a1366036d224a69feccf8';
CREATE TRIGGER pgtrigger_delete_delete_f981d AFTER DELETE ON public.stations_need REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f981d();
COMMENT ON TRIGGER pgtrigger_delete_delete_f981d ON public.stations_need IS '9c0ef00185220722894a86dfd9fd31bf9e1a7860';
CREATE TRIGGER pgtrigger_delete_delete_fa694 AFTER DELETE ON public.patrol_check REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_fa694();
COMMENT ON TRIGGER pgtrigger_delete_delete_fa694 ON public.patrol_check IS '16914e995f85c6f418467ba268ec4389dd84df61';
CREATE TRIGGER pgtrigger_delete_delete_faa1f AFTER DELETE ON public.rewards_redemption REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_faa1f();
COMMENT ON TRIGGER pgtrigger_delete_delete_faa1f ON public.rewards_redemption IS '6cd6098a43f674a245be0cb7e769f4aab1d08b5a';
CREATE TRIGGER pgtrigger_entries_stay_91431 BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_entries_stay_91431();
COMMENT ON TRIGGER pgtrigger_entries_stay_91431 ON public.audit_entry IS 'f390d391d3c68cee36c233b8853c1d5e20fd6c3d';
CREATE TRIGGER pgtrigger_frozen_figure_stays_4ccce BEFORE DELETE OR UPDATE ON public.insight_brieffigure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_figure_stays_4ccce();
COMMENT ON TRIGGER pgtrigger_frozen_figure_stays_4ccce ON public.insight_brieffigure IS '234352f4e56dee7ffcdc1b75ebd739db171c774f';
CREATE TRIGGER pgtrigger_issued_brief_goes_nowhere_back_25f44 BEFORE UPDATE ON public.insight_brief FOR EACH ROW WHEN ((((old.state)::text = ANY ((ARRAY['issued'::character varying, 'published'::character varying])::text[])) AND (NOT ((new.state)::text = ANY ((ARRAY['issued'::character varying, 'published'::character varying])::text[]))))) EXECUTE FUNCTION public.pgtrigger_issued_brief_goes_nowhere_back_25f44();
COMMENT ON TRIGGER pgtrigger_issued_brief_goes_nowhere_back_25f44 ON public.insight_brief IS '79e3f8b8acb33c3a0903bdb56c11c8793ed00911';
CREATE TRIGGER pgtrigger_issued_brief_stays_b7335 BEFORE UPDATE ON public.insight_brief FOR EACH ROW WHEN ((((old.state)::text = ANY ((ARRAY['issued'::character varying, 'published'::character varying])::text[])) AND (((old.city)::text IS DISTINCT FROM (new.city)::text) OR ((old.number)::text IS DISTINCT FROM (new.number)::text) OR (old.year IS DISTINCT FROM new.year) OR (old.issue IS DISTINCT FROM new.issue) OR (old.scope_id IS DISTINCT FROM new.scope_id) OR ((old.scope_name)::text IS DISTINCT FROM (new.scope_name)::text) OR (old.first IS DISTINCT FROM new.first) OR (old.last IS DISTINCT FROM new.last) OR ((old.masthead)::text IS DISTINCT FROM (new.masthead)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR (old.body IS DISTINCT FROM new.body) OR ((old.signed_as)::text IS DISTINCT FROM (new.signed_as)::text) OR ((old.report_to)::text IS DISTINCT FROM (new.report_to)::text) OR ((old.send_to)::text IS DISTINCT FROM (new.send_to)::text) OR ((old.distribute_to)::text IS DISTINCT FROM (new.distribute_to)::text) OR (old.issued_by IS DISTINCT FROM new.issued_by) OR (old.issued_at IS DISTINCT FROM new.issued_at) OR (old.issued_on IS DISTINCT FROM new.issued_on) OR ((old.digest)::text IS DISTINCT FROM (new.digest)::text)))) EXECUTE FUNCTION public.pgtrigger_issued_brief_stays_b7335();
COMMENT ON TRIGGER pgtrigger_issued_brief_stays_b7335 ON public.insight_brief IS 'e3ddc1fd9099775842e23ccf63d3c78a3dde2c3a';
CREATE TRIGGER pgtrigger_places_stay_568ca BEFORE DELETE OR UPDATE ON public.audit_sealed FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_places_stay_568ca();
COMMENT ON TRIGGER pgtrigger_places_stay_568ca ON public.audit_sealed IS 'ec180ec47267e9110e61f298390913b15425e67c';
CREATE TRIGGER pgtrigger_printed_slip_stays_1a00f BEFORE UPDATE ON public.referrals_slip FOR EACH ROW WHEN ((((old.city)::text IS DISTINCT FROM (new.city)::text) OR ((old.number)::text IS DISTINCT FROM (new.number)::text) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.subject_kind)::text IS DISTINCT FROM (new.subject_kind)::text) OR ((old.subject_key)::text IS DISTINCT FROM (new.subject_key)::text) OR (old.unit_id IS DISTINCT FROM new.unit_id) OR ((old.unit_name)::text IS DISTINCT FROM (new.unit_name)::text) OR (old.to_unit_id IS DISTINCT FROM new.to_unit_id) OR ((old.to_name)::text IS DISTINCT FROM (new.to_name)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR (old.facts IS DISTINCT FROM new.facts) OR (old.wanted IS DISTINCT FROM new.wanted) OR (old.due_at IS DISTINCT FROM new.due_at) OR ((old.code)::text IS DISTINCT FROM (new.code)::text) OR (old.issued_by IS DISTINCT FROM new.issued_by) OR (old.issuer IS DISTINCT FROM new.issuer) OR (old.issued_at IS DISTINCT FROM new.issued_at))) EXECUTE FUNCTION public.pgtrigger_printed_slip_stays_1a00f();
COMMENT ON TRIGGER pgtrigger_printed_slip_stays_1a00f ON public.referrals_slip IS 'e731fda8c31526afa062ea1491219b4a19c77a81';
CREATE TRIGGER pgtrigger_seals_stay_cfb06 BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_seals_stay_cfb06();
COMMENT ON TRIGGER pgtrigger_seals_stay_cfb06 ON public.audit_seal IS 'e7985f2e5a8130fdd5e4834cd0e6b96210258b89';
CREATE TRIGGER pgtrigger_slip_answer_stays_c51d7 BEFORE DELETE OR UPDATE ON public.referrals_answer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_slip_answer_stays_c51d7();
COMMENT ON TRIGGER pgtrigger_slip_answer_stays_c51d7 ON public.referrals_answer IS 'b5274410a5f70a6c002b01e2fb4ed3e0481baa75';
CREATE TRIGGER pgtrigger_slip_is_never_deleted_82a9b BEFORE DELETE ON public.referrals_slip FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_slip_is_never_deleted_82a9b();
COMMENT ON TRIGGER pgtrigger_slip_is_never_deleted_82a9b ON public.referrals_slip IS 'fdc5d4161a13ddf4e523738eb3775b1fa3d82fc3';
CREATE TRIGGER pgtrigger_update_update_01b43 AFTER UPDATE ON public.branch_life_review REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_01b43();
COMMENT ON TRIGGER pgtrigger_update_update_01b43 ON public.branch_life_review IS 'd76809d0fa3ede968b059370631dd7f4c88082c1';
CREATE TRIGGER pgtrigger_update_update_05b7b AFTER UPDATE ON public.stations_station REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_05b7b();
COMMENT ON TRIGGER pgtrigger_update_update_05b7b ON public.stations_station IS '6ee743648b4e113ae3d7bea8a58914a613b8c7f9';
CREATE TRIGGER pgtrigger_update_update_07225 AFTER UPDATE ON public.stock_place REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_07225();
COMMENT ON TRIGGER pgtrigger_update_update_07225 ON public.stock_place IS '077b3476d261fc54fda1bbf7ce68df39fe9faf61';
CREATE TRIGGER pgtrigger_update_update_081b5 AFTER UPDATE ON public.care_eligible REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_081b5();
COMMENT ON TRIGGER pgtrigger_update_update_081b5 ON public.care_eligible IS 'b01476aa274878304ad0538fd17e2add16f31ba8';
CREATE TRIGGER pgtrigger_update_update_0ce20 AFTER UPDATE ON public.rewards_redemption REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_0ce20();
COMMENT ON TRIGGER pgtrigger_update_update_0ce20 ON public.rewards_redemption IS '8685538c612ee0b884a0a8ebe347418aa57b8397';
CREATE TRIGGER pgtrigger_update_update_13035 AFTER UPDATE ON public.patrol_errand REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_13035();
COMMENT ON TRIGGER pgtrigger_update_update_13035 ON public.patrol_errand IS '191c9859fb8f4fa18782c2bb1ed4db96ed50c23a';
CREATE TRIGGER pgtrigger_update_update_133ff AFTER UPDATE ON public.branch_life_backboneentry REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_133ff();
COMMENT ON TRIGGER pgtrigger_update_update_133ff ON public.branch_life_backboneentry IS 'f3bda0d1f6665f53ac0c2c1c7ff973210488959d';
CREATE TRIGGER pgtrigger_update_update_14933 AFTER UPDATE ON public.fleets_ask REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_14933();
COMMENT ON TRIGGER pgtrigger_update_update_14933 ON public.fleets_ask IS '1ff3dcd0815448d8f1deee1689ef72d4fc6fd3e8';
CREATE TRIGGER pgtrigger_update_update_176c1 AFTER UPDATE ON public.care_campaign REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_176c1();
COMMENT ON TRIGGER pgtrigger_update_update_176c1 ON public.care_campaign IS '7c11645d6c5211e2a18dc81c8b5333853493a0aa';
CREATE TRIGGER pgtrigger_update_update_18f0c AFTER UPDATE ON public.rewards_pool REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_18f0c();
COMMENT ON TRIGGER pgtrigger_update_update_18f0c ON public.rewards_pool IS '0d104bd5f1bcf6726c27afb72ffd3e432a2ae379';
CREATE TRIGGER pgtrigger_update_update_1b420 AFTER UPDATE ON public.honours_servicerecord REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_1b420();
COMMENT ON TRIGGER pgtrigger_update_update_1b420 ON public.honours_servicerecord IS '3bfecb5ffc9e6596a3bfb99f61f4c9638b2bf12b';
CREATE TRIGGER pgtrigger_update_update_1b6d9 AFTER UPDATE ON public.registry_contract REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_1b6d9();
COMMENT ON TRIGGER pgtrigger_update_update_1b6d9 ON public.registry_contract IS '9a10eb597f99734bda98b76cce728d4a316ae1b9';
CREATE TRIGGER pgtrigger_update_update_1e6cf AFTER UPDATE ON public.rides_entry REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_1e6cf();
COMMENT ON TRIGGER pgtrigger_update_update_1e6cf ON public.rides_entry IS '6fd20268822060b81fa8bf86cc3b6c8a2ba02644';
CREATE TRIGGER pgtrigger_update_update_2b354 AFTER UPDATE ON public.branch_life_steprecord REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_2b354();
COMMENT ON TRIGGER pgtrigger_update_update_2b354 ON public.branch_life_steprecord IS 'ea04ad27afd3bbf76fd03fe9c8ced0557797554f';
CREATE TRIGGER pgtrigger_update_update_38e6d AFTER UPDATE ON public.membership_contact REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_38e6d();
COMMENT ON TRIGGER pgtrigger_update_update_38e6d ON public.membership_contact IS '078b083d8559996f09f8dc19b9d8962e20883977';
CREATE TRIGGER pgtrigger_update_update_396b2 AFTER UPDATE ON public.registry_vehicleservice REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_396b2();
COMMENT ON TRIGGER pgtrigger_update_update_396b2 ON public.registry_vehicleservice IS '1c174e32884205f3110aa71aecb3840470c5bb56';
CREATE TRIGGER pgtrigger_update_update_3e802 AFTER UPDATE ON public.rides_plan REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_3e802();
COMMENT ON TRIGGER pgtrigger_update_update_3e802 ON public.rides_plan IS '484b35f62f130f6b522a4778fd2a05c5ffb45c74';
CREATE TRIGGER pgtrigger_update_update_40873 AFTER UPDATE ON public.care_slot REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_40873();
COMMENT ON TRIGGER pgtrigger_update_update_40873 ON public.care_slot IS '7dcffb3d469e094b8127959645f21874c2e7153d';
CREATE TRIGGER pgtrigger_update_update_41c31 AFTER UPDATE ON public.fleets_transport REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_41c31();
COMMENT ON TRIGGER pgtrigger_update_update_41c31 ON public.fleets_transport IS '2c942e9827764dd70efc8e62ef922152033e9f19';
CREATE TRIGGER pgtrigger_update_update_41f25 AFTER UPDATE ON public.patrol_areacell REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_41f25();
COMMENT ON TRIGGER pgtrigger_update_update_41f25 ON public.patrol_areacell IS '4c74dc41a7b938267a3c3d65d528ec2b3b684e41';
CREATE TRIGGER pgtrigger_update_update_45973 AFTER UPDATE ON public.branch_life_helper REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_45973();
COMMENT ON TRIGGER pgtrigger_update_update_45973 ON public.branch_life_helper IS 'eed06c0d1968c378fb56ac126576ac5fa964b402';
CREATE TRIGGER pgtrigger_update_update_4dd01 AFTER UPDATE ON public.branch_life_groupplace REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_4dd01();
COMMENT ON TRIGGER pgtrigger_update_update_4dd01 ON public.branch_life_groupplace IS '79d4592f9ab968befc41f686e365161993ff8dd4';
CREATE TRIGGER pgtrigger_update_update_4f1bf AFTER UPDATE ON public.honours_honour REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_4f1bf();
COMMENT ON TRIGGER pgtrigger_update_update_4f1bf ON public.honours_honour IS '9db728f2728a18760f220e75a852b611f23f3e59';
CREATE TRIGGER pgtrigger_update_update_4f1f2 AFTER UPDATE ON public.branch_life_transfer REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_4f1f2();
COMMENT ON TRIGGER pgtrigger_update_update_4f1f2 ON public.branch_life_transfer IS '060b2cf305124c201fc95ac131623f4240a14f27';
CREATE TRIGGER pgtrigger_update_update_5433e AFTER UPDATE ON public.registry_driver REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_5433e();
COMMENT ON TRIGGER pgtrigger_update_update_5433e ON public.registry_driver IS '7854a62563f79933a9e5e29635dac2f194294aa8';
CREATE TRIGGER pgtrigger_update_update_59e8e AFTER UPDATE ON public.fleets_mission REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_59e8e();
COMMENT ON TRIGGER pgtrigger_update_update_59e8e ON public.fleets_mission IS '9f95d12885323471402d07585907e17fad77b112';
CREATE TRIGGER pgtrigger_update_update_5be72 AFTER UPDATE ON public.branch_life_candidatepaper REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_5be72();
COMMENT ON TRIGGER pgtrigger_update_update_5be72 ON public.branch_life_candidatepaper IS '6c8f582e387bd6b312a629a56e830b8c6cde7ab5';
CREATE TRIGGER pgtrigger_update_update_60e97 AFTER UPDATE ON public.branch_life_resolution REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_60e97();
COMMENT ON TRIGGER pgtrigger_update_update_60e97 ON public.branch_life_resolution IS 'dc0a8756d4e00e271ab81c053caee7a5637b00f8';
CREATE TRIGGER pgtrigger_update_update_6132a AFTER UPDATE ON public.branch_life_duesentry REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_6132a();
COMMENT ON TRIGGER pgtrigger_update_update_6132a ON public.branch_life_duesentry IS 'cbbc362b3d48893dbc5a1e7c94cfe175a3f96b4b';
CREATE TRIGGER pgtrigger_update_update_63bf7 AFTER UPDATE ON public.patrol_inspection REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_63bf7();
COMMENT ON TRIGGER pgtrigger_update_update_63bf7 ON public.patrol_inspection IS '83c49c5f0c97997536a973f2e3353ef388f95512';
CREATE TRIGGER pgtrigger_update_update_63e64 AFTER UPDATE ON public.stations_need REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_63e64();
COMMENT ON TRIGGER pgtrigger_update_update_63e64 ON public.stations_need IS 'c378f14b04425520b2754e2800d7b3431b60ed46';
CREATE TRIGGER pgtrigger_update_update_69eeb AFTER UPDATE ON public.membership_partymember REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_69eeb();
COMMENT ON TRIGGER pgtrigger_update_update_69eeb ON public.membership_partymember IS 'd52e41c568355de01c7ae6ee4e17b94ac3bc5588';
CREATE TRIGGER pgtrigger_update_update_6d593 AFTER UPDATE ON public.patrol_check REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_6d593();
COMMENT ON TRIGGER pgtrigger_update_update_6d593 ON public.patrol_check IS 'a324847567583de2861544cb7207a086e987886c';
CREATE TRIGGER pgtrigger_update_update_6deef AFTER UPDATE ON public.registry_vehicle REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_6deef();
COMMENT ON TRIGGER pgtrigger_update_update_6deef ON public.registry_vehicle IS '9305dc9b8bbe14e0067cf614f310f25d0537fe93';
CREATE TRIGGER pgtrigger_update_update_71ee6 AFTER UPDATE ON public.rides_trip REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_71ee6();
COMMENT ON TRIGGER pgtrigger_update_update_71ee6 ON public.rides_trip IS '2d2828a941affae4ecf530ebd8adee0141914554';
CREATE TRIGGER pgtrigger_update_update_80199 AFTER UPDATE ON public.activities_attendance REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_80199();
COMMENT ON TRIGGER pgtrigger_update_update_80199 ON public.activities_attendance IS '1c45862b08717c0bbebc04f3ece8bb2b7c261843';
CREATE TRIGGER pgtrigger_update_update_82775 AFTER UPDATE ON public.rides_rideincident REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_82775();
COMMENT ON TRIGGER pgtrigger_update_update_82775 ON public.rides_rideincident IS '483f5a797e5929c00d95bf5595e87c2b79c24260';
CREATE TRIGGER pgtrigger_update_update_843af AFTER UPDATE ON public.registry_qualification REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_843af();
COMMENT ON TRIGGER pgtrigger_update_update_843af ON public.registry_qualification IS 'c54285c65e601c856ee8d9925266ba438e9f48f6';
CREATE TRIGGER pgtrigger_update_update_84e3b AFTER UPDATE ON public.branch_life_approver REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_84e3b();
COMMENT ON TRIGGER pgtrigger_update_update_84e3b ON public.branch_life_approver IS '6307fc5a93a6b09027b1f098ea855a606124812f';
CREATE TRIGGER pgtrigger_update_update_88acb AFTER UPDATE ON public.rides_scoreappeal REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_88acb();
COMMENT ON TRIGGER pgtrigger_update_update_88acb ON public.rides_scoreappeal IS '7c91aac78ff93e391862bf34cb0b375546de49dd';
CREATE TRIGGER pgtrigger_update_update_89d2c AFTER UPDATE ON public.stock_item REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_89d2c();
COMMENT ON TRIGGER pgtrigger_update_update_89d2c ON public.stock_item IS 'cff56a6547e200866eccf5fd1eac7ac0457b2426';
CREATE TRIGGER pgtrigger_update_update_8a6be AFTER UPDATE ON public.stations_fault REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_8a6be();
COMMENT ON TRIGGER pgtrigger_update_update_8a6be ON public.stations_fault IS '50d4f79fb372e342d3510e2b5574f395aeeecf93';
CREATE TRIGGER pgtrigger_update_update_8ac9c AFTER UPDATE ON public.branch_life_meeting REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_8ac9c();
COMMENT ON TRIGGER pgtrigger_update_update_8ac9c ON public.branch_life_meeting IS 'b2e80cb5c8f64cae901e57c70ea0599f57b96896';
CREATE TRIGGER pgtrigger_update_update_91245 AFTER UPDATE ON public.patrol_duty REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_91245();
COMMENT ON TRIGGER pgtrigger_update_update_91245 ON public.patrol_duty IS '32b00dde72715c40ebab9d9fedfbb9205fb04429';
CREATE TRIGGER pgtrigger_update_update_92807 AFTER UPDATE ON public.branch_life_backbonelist REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_92807();
COMMENT ON TRIGGER pgtrigger_update_update_92807 ON public.branch_life_backbonelist IS '4f2cd6aa6bdbf986e2dc4ad26502167417f0160c';
CREATE TRIGGER pgtrigger_update_update_93849 AFTER UPDATE ON public.branch_life_floating REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_93849();
COMMENT ON TRIGGER pgtrigger_update_update_93849 ON public.branch_life_floating IS '443fe8ecc42562eee635b511839d87d80dc5fd24';
CREATE TRIGGER pgtrigger_update_update_961a6 AFTER UPDATE ON public.organisations_post REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_961a6();
COMMENT ON TRIGGER pgtrigger_update_update_961a6 ON public.organisations_post IS '19eabab44cc2803b4afb269862f9224b72f41090';
CREATE TRIGGER pgtrigger_update_update_972af AFTER UPDATE ON public.fleets_lead REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_972af();
COMMENT ON TRIGGER pgtrigger_update_update_972af ON public.fleets_lead IS 'ab81144428c81b78d699061b57eb4dab8d257891';
CREATE TRIGGER pgtrigger_update_update_99b28 AFTER UPDATE ON public.branch_life_candidate REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_99b28();
COMMENT ON TRIGGER pgtrigger_update_update_99b28 ON public.branch_life_candidate IS '1553e04a948037d3ef7230d17a5a06c3855ecc6a';
CREATE TRIGGER pgtrigger_update_update_9b041 AFTER UPDATE ON public.fleets_trip REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_9b041();
COMMENT ON TRIGGER pgtrigger_update_update_9b041 ON public.fleets_trip IS 'e1e6167a83ce78d888e246f226f2bf9f84b9ed3c';
CREATE TRIGGER pgtrigger_update_update_9d270 AFTER UPDATE ON public.patrol_category REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_9d270();
COMMENT ON TRIGGER pgtrigger_update_update_9d270 ON public.patrol_category IS '623c7edd301fe4fc62e4d20647871a6e348c5352';
CREATE TRIGGER pgtrigger_update_update_9e0d4 AFTER UPDATE ON public.rides_leg REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_9e0d4();
COMMENT ON TRIGGER pgtrigger_update_update_9e0d4 ON public.rides_leg IS '13f14aeae0c4c2ab6e3b55d0cb19cd3401051b41';
CREATE TRIGGER pgtrigger_update_update_a41ef AFTER UPDATE ON public.branch_life_candidateletter REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a41ef();
COMMENT ON TRIGGER pgtrigger_update_update_a41ef ON public.branch_life_candidateletter IS '6da990114f11e30627b7166e9d1329eb48bb0ad5';
CREATE TRIGGER pgtrigger_update_update_a4f9e AFTER UPDATE ON public.care_help REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a4f9e();
COMMENT ON TRIGGER pgtrigger_update_update_a4f9e ON public.care_help IS '51f2a1d2c2c83dda6562a3247b6ac5fdd1f3c9d2';
CREATE TRIGGER pgtrigger_update_update_a7406 AFTER UPDATE ON public.organisations_unit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a7406();
COMMENT ON TRIGGER pgtrigger_update_update_a7406 ON public.organisations_unit IS '23709948896a8041ee6eaf3b6809e706f4512f71';
CREATE TRIGGER pgtrigger_update_update_a9a8b AFTER UPDATE ON public.fleets_incident REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_a9a8b();
COMMENT ON TRIGGER pgtrigger_update_update_a9a8b ON public.fleets_incident IS 'f6ec6d61d1184dad3968ce754673aefb9e01c81e';
CREATE TRIGGER pgtrigger_update_update_aba84 AFTER UPDATE ON public.rides_season REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_aba84();
COMMENT ON TRIGGER pgtrigger_update_update_aba84 ON public.rides_season IS '42e2c15956508ba1ace4e9148a1ceaaaf8aaa402';
CREATE TRIGGER pgtrigger_update_update_b3798 AFTER UPDATE ON public.rewards_budget REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_b3798();
COMMENT ON TRIGGER pgtrigger_update_update_b3798 ON public.rewards_budget IS 'afe7df15deb7f468206158291e24eb50c60e613a';
CREATE TRIGGER pgtrigger_update_update_b8187 AFTER UPDATE ON public.rides_checkin REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_b8187();
COMMENT ON TRIGGER pgtrigger_update_update_b8187 ON public.rides_checkin IS 'a20b1ea919bc75a057b7a267d8002e427c03411c';
CREATE TRIGGER pgtrigger_update_update_b8d0c AFTER UPDATE ON public.referrals_slip REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_b8d0c();
COMMENT ON TRIGGER pgtrigger_update_update_b8d0c ON public.referrals_slip IS '759a219db41d3028d5c93bc6164594b3f6566abb';
CREATE TRIGGER pgtrigger_update_update_ba72c AFTER UPDATE ON public.patrol_request REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_ba72c();
COMMENT ON TRIGGER pgtrigger_update_update_ba72c ON public.patrol_request IS '9b0c37c6cda5fc48d3b6c2a240d0d41753fbb117';
CREATE TRIGGER pgtrigger_update_update_bb936 AFTER UPDATE ON public.rewards_tariff REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_bb936();
COMMENT ON TRIGGER pgtrigger_update_update_bb936 ON public.rewards_tariff IS '725094086912e438d5fad01ff0371879fcc70bef';
CREATE TRIGGER pgtrigger_update_update_c4a44 AFTER UPDATE ON public.activities_signup REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_c4a44();
COMMENT ON TRIGGER pgtrigger_update_update_c4a44 ON public.activities_signup IS '9fb983ef831637f55ad8c56fd3093d2a88754b98';
CREATE TRIGGER pgtrigger_update_update_cbd53 AFTER UPDATE ON public.branch_life_attendee REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_cbd53();
COMMENT ON TRIGGER pgtrigger_update_update_cbd53 ON public.branch_life_attendee IS '4125815013ca845f362230c606c2d3b918ff6526';
CREATE TRIGGER pgtrigger_update_update_d0c39 AFTER UPDATE ON public.branch_life_candidatemove REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d0c39();
COMMENT ON TRIGGER pgtrigger_update_update_d0c39 ON public.branch_life_candidatemove IS '0e470fc2a2d88233d0ea094a706be0f225a37a3a';
CREATE TRIGGER pgtrigger_update_update_d3d9d AFTER UPDATE ON public.stations_visit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d3d9d();
COMMENT ON TRIGGER pgtrigger_update_update_d3d9d ON public.stations_visit IS 'b44006dd7bb8082101b8af0841d5109fd2f518fd';
CREATE TRIGGER pgtrigger_update_update_d6678 AFTER UPDATE ON public.rewards_award REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d6678();
COMMENT ON TRIGGER pgtrigger_update_update_d6678 ON public.rewards_award IS '0f77e99d0f36055e1b776e5dcb37613293e7d308';
CREATE TRIGGER pgtrigger_update_update_d7d65 AFTER UPDATE ON public.registry_company REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d7d65();
COMMENT ON TRIGGER pgtrigger_update_update_d7d65 ON public.registry_company IS 'd81bcf48c49f938fc8230abf353a9bc17801a51b';
CREATE TRIGGER pgtrigger_update_update_dd811 AFTER UPDATE ON public.registry_permit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_dd811();
COMMENT ON TRIGGER pgtrigger_update_update_dd811 ON public.registry_permit IS '2baf98f023fe35025b6f55e75a999a3bf29a746c';
CREATE TRIGGER pgtrigger_update_update_df667 AFTER UPDATE ON public.care_handout REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_df667();
COMMENT ON TRIGGER pgtrigger_update_update_df667 ON public.care_handout IS '463b0d1b59497518cbb23580b1c1a6060040d910';
CREATE TRIGGER pgtrigger_update_update_e3cb4 AFTER UPDATE ON public.rewards_good REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e3cb4();
COMMENT ON TRIGGER pgtrigger_update_update_e3cb4 ON public.rewards_good IS '1cb936be72342eb5873c25a1302adc852c3341a6';
CREATE TRIGGER pgtrigger_update_update_e4a85 AFTER UPDATE ON public.patrol_stop REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e4a85();
COMMENT ON TRIGGER pgtrigger_update_update_e4a85 ON public.patrol_stop IS 'a053aa97f776567031036904b53ce7b23c25c9c8';
CREATE TRIGGER pgtrigger_update_update_e71d6 AFTER UPDATE ON public.membership_membership REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e71d6();
COMMENT ON TRIGGER pgtrigger_update_update_e71d6 ON public.membership_membership IS '432dfd65d4e1798bfa5f40af0ef9ff05bd87409b';
CREATE TRIGGER pgtrigger_update_update_e8cf1 AFTER UPDATE ON public.patrol_area REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e8cf1();
COMMENT ON TRIGGER pgtrigger_update_update_e8cf1 ON public.patrol_area IS 'dfa0f096dfc770b68e288f1c1e79da91cf043a23';
CREATE TRIGGER pgtrigger_update_update_e8f6f AFTER UPDATE ON public.fleets_enrolment REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_e8f6f();
COMMENT ON TRIGGER pgtrigger_update_update_e8f6f ON public.fleets_enrolment IS 'b7095b0b3ae64d453e75e3ecf7b9f5501efc6ef3';
CREATE TRIGGER pgtrigger_update_update_edda3 AFTER UPDATE ON public.branch_life_application REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_edda3();
COMMENT ON TRIGGER pgtrigger_update_update_edda3 ON public.branch_life_application IS 'bb8439d8e85c39a676fb07f53858631d9a8a4ed0';
CREATE TRIGGER pgtrigger_update_update_f05a9 AFTER UPDATE ON public.branch_life_trainingrecord REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f05a9();
COMMENT ON TRIGGER pgtrigger_update_update_f05a9 ON public.branch_life_trainingrecord IS '64aaea437ee21705847664529899ced2decf8ed1';
CREATE TRIGGER pgtrigger_update_update_f1ad2 AFTER UPDATE ON public.patrol_snapshot REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f1ad2();
COMMENT ON TRIGGER pgtrigger_update_update_f1ad2 ON public.patrol_snapshot IS '70bead286da811e1426e717bbda0e4263768c08b';
CREATE TRIGGER pgtrigger_update_update_f5a32 AFTER UPDATE ON public.rides_booking REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f5a32();
COMMENT ON TRIGGER pgtrigger_update_update_f5a32 ON public.rides_booking IS 'fec893c790ece027c08ad0adb76a157cf81d4961';
CREATE TRIGGER pgtrigger_update_update_f9a05 AFTER UPDATE ON public.branch_life_committeeseat REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_f9a05();
COMMENT ON TRIGGER pgtrigger_update_update_f9a05 ON public.branch_life_committeeseat IS '5e58429be38a1f544ff975881762fdbcd0dac567';
CREATE TRIGGER pgtrigger_update_update_fb586 AFTER UPDATE ON public.fleets_fleet REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_fb586();
COMMENT ON TRIGGER pgtrigger_update_update_fb586 ON public.fleets_fleet IS 'b7096a1d630ad4b3a6a3c2285ee051a5988a0949';
CREATE TRIGGER pgtrigger_update_update_fd677 AFTER UPDATE ON public.branch_life_appraisal REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_fd677();
COMMENT ON TRIGGER pgtrigger_update_update_fd677 ON public.branch_life_appraisal IS '59745bf4cc395ea982bfc5d8fbc1bb0b597a8827';
CREATE TRIGGER pgtrigger_update_update_fe0da AFTER UPDATE ON public.care_consultation REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_fe0da();
COMMENT ON TRIGGER pgtrigger_update_update_fe0da ON public.care_consultation IS '9798941af0c27b70a18819d0337ecbce69aa351a';
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_account_id FOREIGN KEY (user_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_activity
    ADD CONSTRAINT activities_activity_host_id_ab86ae81_fk_organisations_unit_id FOREIGN KEY (host_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_activity
    ADD CONSTRAINT activities_activity_organiser_id_b5d1c09c_fk_organisat FOREIGN KEY (organiser_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_activityaudience
    ADD CONSTRAINT activities_activitya_activity_id_9ea53006_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendanc_activity_id_ad04772e_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_person_id_790d1925_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_lessonpage
    ADD CONSTRAINT activities_lessonpag_activity_id_fd584a1f_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_lessonpage
    ADD CONSTRAINT activities_lessonpag_picture_id_55145a06_fk_files_sto FOREIGN KEY (picture_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_lessonpage
    ADD CONSTRAINT activities_lessonpage_video_id_4ee40f27_fk_files_storedfile_id FOREIGN KEY (video_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_material
    ADD CONSTRAINT activities_material_activity_id_8e42640f_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_material
    ADD CONSTRAINT activities_material_file_id_750dd568_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_pagereading
    ADD CONSTRAINT activities_pagereadi_page_id_47d55c57_fk_activitie FOREIGN KEY (page_id) REFERENCES public.activities_lessonpage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_pagereading
    ADD CONSTRAINT activities_pagereading_person_id_803f6210_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_publicationreading
    ADD CONSTRAINT activities_publicati_person_id_c6bd3875_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_publicationanswer
    ADD CONSTRAINT activities_publicati_publication_id_27436f41_fk_activitie FOREIGN KEY (publication_id) REFERENCES public.activities_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_publicationaudience
    ADD CONSTRAINT activities_publicati_publication_id_37e89793_fk_activitie FOREIGN KEY (publication_id) REFERENCES public.activities_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_publicationreading
    ADD CONSTRAINT activities_publicati_publication_id_4f12441a_fk_activitie FOREIGN KEY (publication_id) REFERENCES public.activities_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_publication
    ADD CONSTRAINT activities_publicati_publisher_id_9054bc36_fk_organisat FOREIGN KEY (publisher_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_activity_id_b155881a_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_asker_id_6a9aa483_fk_people_person_id FOREIGN KEY (asker_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_quizquestion
    ADD CONSTRAINT activities_quizquest_activity_id_719460f1_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_signup
    ADD CONSTRAINT activities_signup_activity_id_765ac2b4_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_signup
    ADD CONSTRAINT activities_signup_person_id_cb0870e9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_adjustment
    ADD CONSTRAINT appeals_adjustment_appeal_id_56ae215a_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_cause_id_9b636da3_fk_appeals_cause_id FOREIGN KEY (cause_id) REFERENCES public.appeals_cause(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_holder_person_id_b1b682a3_fk_people_person_id FOREIGN KEY (holder_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_holder_unit_id_7b694e65_fk_organisations_unit_id FOREIGN KEY (holder_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_lead_unit_id_975ea08b_fk_organisations_unit_id FOREIGN KEY (lead_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_merged_into_id_678054be_fk_appeals_appeal_id FOREIGN KEY (merged_into_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_origin_id_4faf836b_fk_organisations_unit_id FOREIGN KEY (origin_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_appeal
    ADD CONSTRAINT appeals_appeal_reporter_id_1375787c_fk_people_person_id FOREIGN KEY (reporter_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_callback
    ADD CONSTRAINT appeals_callback_appeal_id_033d1265_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_coordination
    ADD CONSTRAINT appeals_coordination_appeal_id_282bfc0a_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_coordination
    ADD CONSTRAINT appeals_coordination_unit_id_7db503a7_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_entry
    ADD CONSTRAINT appeals_entry_appeal_id_96e5b950_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_entry
    ADD CONSTRAINT appeals_entry_person_id_0f4258ba_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_entry
    ADD CONSTRAINT appeals_entry_unit_id_2364018c_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_link
    ADD CONSTRAINT appeals_link_one_id_d1cab13e_fk_appeals_appeal_id FOREIGN KEY (one_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_link
    ADD CONSTRAINT appeals_link_other_id_d42d57da_fk_appeals_appeal_id FOREIGN KEY (other_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_merge
    ADD CONSTRAINT appeals_merge_appeal_id_0e543ca9_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_merge
    ADD CONSTRAINT appeals_merge_into_id_5f0c2188_fk_appeals_appeal_id FOREIGN KEY (into_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_rating
    ADD CONSTRAINT appeals_rating_appeal_id_2a43a56b_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_rating
    ADD CONSTRAINT appeals_rating_unit_id_e215286b_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_side
    ADD CONSTRAINT appeals_side_coordination_id_c6167f06_fk_appeals_c FOREIGN KEY (coordination_id) REFERENCES public.appeals_coordination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_side
    ADD CONSTRAINT appeals_side_person_id_34165ab7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_stop
    ADD CONSTRAINT appeals_stop_appeal_id_ef785846_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_stop
    ADD CONSTRAINT appeals_stop_person_id_fbf8d68a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_stop
    ADD CONSTRAINT appeals_stop_unit_id_4785e9f2_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_task
    ADD CONSTRAINT appeals_task_appeal_id_ad65f8d8_fk_appeals_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.appeals_appeal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appeals_task
    ADD CONSTRAINT appeals_task_unit_id_66ee1082_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_agendaitem
    ADD CONSTRAINT branch_life_agendait_candidate_id_0e00e46f_fk_people_pe FOREIGN KEY (candidate_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_agendaitem
    ADD CONSTRAINT branch_life_agendait_meeting_id_6fcf5a39_fk_branch_li FOREIGN KEY (meeting_id) REFERENCES public.branch_life_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_application
    ADD CONSTRAINT branch_life_applicat_branch_id_0c6b4cf3_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_application
    ADD CONSTRAINT branch_life_applicat_candidate_id_8fc5d78b_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_application
    ADD CONSTRAINT branch_life_application_person_id_6dfcdb08_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_appraisal
    ADD CONSTRAINT branch_life_appraisa_branch_id_fe34b6fc_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_appraisal
    ADD CONSTRAINT branch_life_appraisa_meeting_id_e2f4f63d_fk_branch_li FOREIGN KEY (meeting_id) REFERENCES public.branch_life_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_appraisal
    ADD CONSTRAINT branch_life_appraisa_member_id_3e953daa_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_approver
    ADD CONSTRAINT branch_life_approver_branch_id_33def270_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_approver
    ADD CONSTRAINT branch_life_approver_unit_id_868249f1_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_attendee
    ADD CONSTRAINT branch_life_attendee_meeting_id_9ea2f75d_fk_branch_li FOREIGN KEY (meeting_id) REFERENCES public.branch_life_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_attendee
    ADD CONSTRAINT branch_life_attendee_person_id_45bf578d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_backbonelist
    ADD CONSTRAINT branch_life_backbone_criteria_id_5ea92c70_fk_branch_li FOREIGN KEY (criteria_id) REFERENCES public.branch_life_criteria(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_backboneentry
    ADD CONSTRAINT branch_life_backbone_of_id_2bceb1c7_fk_branch_li FOREIGN KEY (of_id) REFERENCES public.branch_life_backbonelist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_backboneentry
    ADD CONSTRAINT branch_life_backbone_person_id_f631d4b3_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_backbonelist
    ADD CONSTRAINT branch_life_backbone_unit_id_7d632bb7_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_ballot
    ADD CONSTRAINT branch_life_ballot_counter_one_id_2c1bfa93_fk_people_person_id FOREIGN KEY (counter_one_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_ballot
    ADD CONSTRAINT branch_life_ballot_counter_two_id_7642d06c_fk_people_person_id FOREIGN KEY (counter_two_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_ballot
    ADD CONSTRAINT branch_life_ballot_item_id_cdf72a02_fk_branch_li FOREIGN KEY (item_id) REFERENCES public.branch_life_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_ballot
    ADD CONSTRAINT branch_life_ballot_meeting_id_1388c00a_fk_branch_li FOREIGN KEY (meeting_id) REFERENCES public.branch_life_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidate
    ADD CONSTRAINT branch_life_candidat_branch_id_054f6368_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidatepaper
    ADD CONSTRAINT branch_life_candidat_candidate_id_5f696de7_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidateletter
    ADD CONSTRAINT branch_life_candidat_candidate_id_c6b49126_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidatemove
    ADD CONSTRAINT branch_life_candidat_candidate_id_d2c8cf1e_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidatemove
    ADD CONSTRAINT branch_life_candidat_from_branch_id_860f2e3a_fk_organisat FOREIGN KEY (from_branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidatepaper
    ADD CONSTRAINT branch_life_candidat_moved_from_id_2c14711c_fk_branch_li FOREIGN KEY (moved_from_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidatemove
    ADD CONSTRAINT branch_life_candidat_to_branch_id_b570df91_fk_organisat FOREIGN KEY (to_branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidate
    ADD CONSTRAINT branch_life_candidate_person_id_b5b5662b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_candidatepaper
    ADD CONSTRAINT branch_life_candidatepaper_paper_id_17d7749e_fk_files_paper_id FOREIGN KEY (paper_id) REFERENCES public.files_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_committeeseat
    ADD CONSTRAINT branch_life_committe_branch_id_6e7397a9_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_committeeseat
    ADD CONSTRAINT branch_life_committe_person_id_9ab7184a_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_correction
    ADD CONSTRAINT branch_life_correcti_unit_id_2fca098e_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_correction
    ADD CONSTRAINT branch_life_correction_person_id_c5e4f609_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_criteria
    ADD CONSTRAINT branch_life_criteria_unit_id_57bbb5e7_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_duesentry
    ADD CONSTRAINT branch_life_duesentr_branch_id_ba7d6559_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_duesentry
    ADD CONSTRAINT branch_life_duesentr_member_id_32184827_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_floating
    ADD CONSTRAINT branch_life_floating_branch_id_0d02667f_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_floatingcontact
    ADD CONSTRAINT branch_life_floating_floating_id_60b1b4a6_fk_branch_li FOREIGN KEY (floating_id) REFERENCES public.branch_life_floating(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_floating
    ADD CONSTRAINT branch_life_floating_member_id_e8ebec41_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_groupplace
    ADD CONSTRAINT branch_life_grouppla_group_id_f72ac76f_fk_organisat FOREIGN KEY (group_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_groupplace
    ADD CONSTRAINT branch_life_groupplace_person_id_327f94db_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_helper
    ADD CONSTRAINT branch_life_helper_candidate_id_398c5490_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_helper
    ADD CONSTRAINT branch_life_helper_member_id_11727257_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_look
    ADD CONSTRAINT branch_life_look_candidate_id_e93d9725_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT branch_life_meeting_activity_id_555fe56b_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT branch_life_meeting_branch_id_ec10d86c_fk_organisations_unit_id FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT branch_life_meeting_group_id_8bc00d7f_fk_organisations_unit_id FOREIGN KEY (group_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT branch_life_meeting_host_id_dd03433b_fk_people_person_id FOREIGN KEY (host_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT branch_life_meeting_recorder_id_6d275a12_fk_people_person_id FOREIGN KEY (recorder_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meeting
    ADD CONSTRAINT branch_life_meeting_signer_id_cb2a9a7a_fk_people_person_id FOREIGN KEY (signer_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meetingpaper
    ADD CONSTRAINT branch_life_meetingp_meeting_id_fcd4b209_fk_branch_li FOREIGN KEY (meeting_id) REFERENCES public.branch_life_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_meetingpaper
    ADD CONSTRAINT branch_life_meetingpaper_paper_id_73ad4feb_fk_files_paper_id FOREIGN KEY (paper_id) REFERENCES public.files_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT branch_life_resoluti_ballot_id_f7bc9832_fk_branch_li FOREIGN KEY (ballot_id) REFERENCES public.branch_life_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT branch_life_resoluti_branch_id_24ffdd86_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT branch_life_resoluti_candidate_id_fec4bbbc_fk_people_pe FOREIGN KEY (candidate_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT branch_life_resoluti_meeting_id_1915e008_fk_branch_li FOREIGN KEY (meeting_id) REFERENCES public.branch_life_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_resolution
    ADD CONSTRAINT branch_life_resolution_signer_id_f4aca232_fk_people_person_id FOREIGN KEY (signer_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_review
    ADD CONSTRAINT branch_life_review_by_member_id_1566217b_fk_membershi FOREIGN KEY (by_member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_review
    ADD CONSTRAINT branch_life_review_candidate_id_e1e703ee_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_steprecord
    ADD CONSTRAINT branch_life_stepreco_candidate_id_e9a4a507_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_tally
    ADD CONSTRAINT branch_life_tally_ballot_id_0e984688_fk_branch_life_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.branch_life_ballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_tally
    ADD CONSTRAINT branch_life_tally_counter_id_49166aff_fk_people_person_id FOREIGN KEY (counter_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_trainingrecord
    ADD CONSTRAINT branch_life_training_attendance_id_efb35972_fk_activitie FOREIGN KEY (attendance_id) REFERENCES public.activities_attendance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_trainingrecord
    ADD CONSTRAINT branch_life_training_candidate_id_13aa3b28_fk_branch_li FOREIGN KEY (candidate_id) REFERENCES public.branch_life_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_transfer
    ADD CONSTRAINT branch_life_transfer_from_branch_id_01c78d73_fk_organisat FOREIGN KEY (from_branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_transfer
    ADD CONSTRAINT branch_life_transfer_member_id_6a908ce2_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_transfer
    ADD CONSTRAINT branch_life_transfer_to_branch_id_b35c7d79_fk_organisat FOREIGN KEY (to_branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_writtenopinion
    ADD CONSTRAINT branch_life_writteno_attendee_id_bd5add95_fk_branch_li FOREIGN KEY (attendee_id) REFERENCES public.branch_life_attendee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.branch_life_writtenopinion
    ADD CONSTRAINT branch_life_writteno_item_id_8542e2ff_fk_branch_li FOREIGN KEY (item_id) REFERENCES public.branch_life_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_campaign
    ADD CONSTRAINT care_campaign_pack_id_19796407_fk_stock_item_id FOREIGN KEY (pack_id) REFERENCES public.stock_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_campaign
    ADD CONSTRAINT care_campaign_unit_id_75103f0b_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_consultation
    ADD CONSTRAINT care_consultation_person_id_c0818352_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_consultation
    ADD CONSTRAINT care_consultation_slot_id_21f8b1e7_fk_care_slot_id FOREIGN KEY (slot_id) REFERENCES public.care_slot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_eligible
    ADD CONSTRAINT care_eligible_campaign_id_96b8781c_fk_care_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.care_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_eligible
    ADD CONSTRAINT care_eligible_person_id_4339eae0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_handout
    ADD CONSTRAINT care_handout_campaign_id_48872e3f_fk_care_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.care_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_handout
    ADD CONSTRAINT care_handout_person_id_a1667565_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_handout
    ADD CONSTRAINT care_handout_place_id_acbc2918_fk_stock_place_id FOREIGN KEY (place_id) REFERENCES public.stock_place(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_handout
    ADD CONSTRAINT care_handout_signature_id_2875d183_fk_files_storedfile_id FOREIGN KEY (signature_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_hardshipnote
    ADD CONSTRAINT care_hardshipnote_person_id_685051d4_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_help
    ADD CONSTRAINT care_help_corrects_id_f405fb9f_fk_care_help_id FOREIGN KEY (corrects_id) REFERENCES public.care_help(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_help
    ADD CONSTRAINT care_help_person_id_27a80cb3_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_help
    ADD CONSTRAINT care_help_signature_id_47c817aa_fk_files_storedfile_id FOREIGN KEY (signature_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_help
    ADD CONSTRAINT care_help_unit_id_a05d5269_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_homevisit
    ADD CONSTRAINT care_homevisit_consent_id_35800749_fk_people_consent_id FOREIGN KEY (consent_id) REFERENCES public.people_consent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_homevisit
    ADD CONSTRAINT care_homevisit_person_id_c9e0944b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_homevisit
    ADD CONSTRAINT care_homevisit_unit_id_a51fe890_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_receiptcode
    ADD CONSTRAINT care_receiptcode_person_id_3ce19836_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.care_slot
    ADD CONSTRAINT care_slot_unit_id_9eecff99_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_paper
    ADD CONSTRAINT files_paper_file_id_a91ec241_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_photo
    ADD CONSTRAINT files_photo_large_id_0a419436_fk_files_storedfile_id FOREIGN KEY (large_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_photo
    ADD CONSTRAINT files_photo_original_id_e35b5dbb_fk_files_storedfile_id FOREIGN KEY (original_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_photo
    ADD CONSTRAINT files_photo_thumb_id_937f6b24_fk_files_storedfile_id FOREIGN KEY (thumb_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_recording
    ADD CONSTRAINT files_recording_file_id_45a017e2_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_ask
    ADD CONSTRAINT fleets_ask_enrolment_id_4c1caea2_fk_fleets_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.fleets_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_ask
    ADD CONSTRAINT fleets_ask_mission_id_3b1f201a_fk_fleets_mission_id FOREIGN KEY (mission_id) REFERENCES public.fleets_mission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_ask
    ADD CONSTRAINT fleets_ask_person_id_ac7ec115_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_ask
    ADD CONSTRAINT fleets_ask_vehicle_id_f00afcd4_fk_registry_vehicle_id FOREIGN KEY (vehicle_id) REFERENCES public.registry_vehicle(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_drive
    ADD CONSTRAINT fleets_drive_unit_id_231f82cf_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_enrolment
    ADD CONSTRAINT fleets_enrolment_driver_id_dfb77332_fk_registry_driver_id FOREIGN KEY (driver_id) REFERENCES public.registry_driver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_enrolment
    ADD CONSTRAINT fleets_enrolment_fleet_id_8204dfa7_fk_fleets_fleet_id FOREIGN KEY (fleet_id) REFERENCES public.fleets_fleet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_enrolment
    ADD CONSTRAINT fleets_enrolment_person_id_0ffdde29_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_enrolment
    ADD CONSTRAINT fleets_enrolment_vehicle_id_edd46773_fk_registry_vehicle_id FOREIGN KEY (vehicle_id) REFERENCES public.registry_vehicle(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_fleet
    ADD CONSTRAINT fleets_fleet_unit_id_f20a2a80_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_incident
    ADD CONSTRAINT fleets_incident_trip_id_3c6b2ce9_fk_fleets_trip_id FOREIGN KEY (trip_id) REFERENCES public.fleets_trip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_lead
    ADD CONSTRAINT fleets_lead_fleet_id_6b30f66c_fk_fleets_fleet_id FOREIGN KEY (fleet_id) REFERENCES public.fleets_fleet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_lead
    ADD CONSTRAINT fleets_lead_person_id_23544e4f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_mission
    ADD CONSTRAINT fleets_mission_drive_id_7a61cded_fk_fleets_drive_id FOREIGN KEY (drive_id) REFERENCES public.fleets_drive(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_mission
    ADD CONSTRAINT fleets_mission_fleet_id_8e5bd015_fk_fleets_fleet_id FOREIGN KEY (fleet_id) REFERENCES public.fleets_fleet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_mission
    ADD CONSTRAINT fleets_mission_unit_id_d3595edb_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_standby
    ADD CONSTRAINT fleets_standby_enrolment_id_1eb607ed_fk_fleets_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.fleets_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_stop
    ADD CONSTRAINT fleets_stop_transport_id_029470ff_fk_fleets_transport_id FOREIGN KEY (transport_id) REFERENCES public.fleets_transport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_stop
    ADD CONSTRAINT fleets_stop_trip_id_5098e061_fk_fleets_trip_id FOREIGN KEY (trip_id) REFERENCES public.fleets_trip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_transport
    ADD CONSTRAINT fleets_transport_mission_id_3e0f2408_fk_fleets_mission_id FOREIGN KEY (mission_id) REFERENCES public.fleets_mission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_transport
    ADD CONSTRAINT fleets_transport_trip_id_51379700_fk_fleets_trip_id FOREIGN KEY (trip_id) REFERENCES public.fleets_trip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_trip
    ADD CONSTRAINT fleets_trip_ask_id_4bc136ae_fk_fleets_ask_id FOREIGN KEY (ask_id) REFERENCES public.fleets_ask(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_trip
    ADD CONSTRAINT fleets_trip_mission_id_5b494fa0_fk_fleets_mission_id FOREIGN KEY (mission_id) REFERENCES public.fleets_mission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_trip
    ADD CONSTRAINT fleets_trip_person_id_33820279_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fleets_trip
    ADD CONSTRAINT fleets_trip_vehicle_id_5d8b8a15_fk_registry_vehicle_id FOREIGN KEY (vehicle_id) REFERENCES public.registry_vehicle(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.honours_honour
    ADD CONSTRAINT honours_honour_person_id_46ac8457_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.honours_honour
    ADD CONSTRAINT honours_honour_unit_id_b03d52e4_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.honours_servicecertificate
    ADD CONSTRAINT honours_servicecerti_issuer_id_56b1c2a4_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.honours_servicecertificate
    ADD CONSTRAINT honours_servicecerti_person_id_ad493fa6_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.honours_servicerecord
    ADD CONSTRAINT honours_servicerecord_person_id_c1762cf0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.honours_servicerecord
    ADD CONSTRAINT honours_servicerecord_unit_id_8201673c_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_brief
    ADD CONSTRAINT insight_brief_scope_id_8871200e_fk_organisations_unit_id FOREIGN KEY (scope_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insight_brieffigure
    ADD CONSTRAINT insight_brieffigure_brief_id_dc3d062c_fk_insight_brief_id FOREIGN KEY (brief_id) REFERENCES public.insight_brief(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_batch
    ADD CONSTRAINT intake_batch_file_id_1280a5a2_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_chunk
    ADD CONSTRAINT intake_chunk_batch_id_fc1624ad_fk_intake_batch_id FOREIGN KEY (batch_id) REFERENCES public.intake_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_effect
    ADD CONSTRAINT intake_effect_batch_id_849d597c_fk_intake_batch_id FOREIGN KEY (batch_id) REFERENCES public.intake_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_contact
    ADD CONSTRAINT membership_contact_driver_id_0e892a53_fk_registry_driver_id FOREIGN KEY (driver_id) REFERENCES public.registry_driver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_contact
    ADD CONSTRAINT membership_contact_member_id_48b800e4_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_membership
    ADD CONSTRAINT membership_membershi_branch_id_99e9b780_fk_organisat FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_membership
    ADD CONSTRAINT membership_membershi_member_id_af29197f_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_partymember
    ADD CONSTRAINT membership_partymember_person_id_91c8e37c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_proposal
    ADD CONSTRAINT membership_proposal_branch_id_7d3bcf7c_fk_organisations_unit_id FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_proposal
    ADD CONSTRAINT membership_proposal_member_id_ea6c7527_fk_membershi FOREIGN KEY (member_id) REFERENCES public.membership_partymember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_serves
    ADD CONSTRAINT membership_serves_branch_id_0de130b2_fk_organisations_unit_id FOREIGN KEY (branch_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.membership_serves
    ADD CONSTRAINT membership_serves_company_unit_id_f51f42f8_fk_organisat FOREIGN KEY (company_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_people_account_id FOREIGN KEY (user_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_person_id_f973f285_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_outbound
    ADD CONSTRAINT notices_outbound_account_id_dbfd570c_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_person_id_ddef61cf_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_unit_id_4627e403_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_unit
    ADD CONSTRAINT organisations_unit_parent_id_c68c70a6_fk_organisations_unit_id FOREIGN KEY (parent_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_areacell
    ADD CONSTRAINT patrol_areacell_area_id_04f66d13_fk_patrol_area_id FOREIGN KEY (area_id) REFERENCES public.patrol_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_areachoice
    ADD CONSTRAINT patrol_areachoice_area_id_33586342_fk_patrol_area_id FOREIGN KEY (area_id) REFERENCES public.patrol_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_areachoice
    ADD CONSTRAINT patrol_areachoice_person_id_18f97f08_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_check
    ADD CONSTRAINT patrol_check_person_id_6e207d29_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_check
    ADD CONSTRAINT patrol_check_snapshot_id_58885d7f_fk_patrol_snapshot_id FOREIGN KEY (snapshot_id) REFERENCES public.patrol_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_duty
    ADD CONSTRAINT patrol_duty_area_id_863ebbe3_fk_patrol_area_id FOREIGN KEY (area_id) REFERENCES public.patrol_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_duty
    ADD CONSTRAINT patrol_duty_category_id_0e15dc95_fk_patrol_category_id FOREIGN KEY (category_id) REFERENCES public.patrol_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_duty
    ADD CONSTRAINT patrol_duty_unit_id_281ba03d_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_entry
    ADD CONSTRAINT patrol_entry_snapshot_id_9dc7766b_fk_patrol_snapshot_id FOREIGN KEY (snapshot_id) REFERENCES public.patrol_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_entry
    ADD CONSTRAINT patrol_entry_unit_id_20fb8cf9_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_errand
    ADD CONSTRAINT patrol_errand_person_id_f667f3e7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_errand
    ADD CONSTRAINT patrol_errand_stop_id_1b166748_fk_patrol_stop_id FOREIGN KEY (stop_id) REFERENCES public.patrol_stop(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_inspection
    ADD CONSTRAINT patrol_inspection_unit_id_ecb91e34_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_merit
    ADD CONSTRAINT patrol_merit_person_id_6c6f0901_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_merit
    ADD CONSTRAINT patrol_merit_snapshot_id_3cf40ea2_fk_patrol_snapshot_id FOREIGN KEY (snapshot_id) REFERENCES public.patrol_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_request
    ADD CONSTRAINT patrol_request_snapshot_id_86db7cb0_fk_patrol_snapshot_id FOREIGN KEY (snapshot_id) REFERENCES public.patrol_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_request
    ADD CONSTRAINT patrol_request_unit_id_24ab86dd_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_seen
    ADD CONSTRAINT patrol_seen_merged_id_131d2c5d_fk_patrol_snapshot_id FOREIGN KEY (merged_id) REFERENCES public.patrol_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_seen
    ADD CONSTRAINT patrol_seen_person_id_6271a02e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_seen
    ADD CONSTRAINT patrol_seen_snapshot_id_853983f1_fk_patrol_snapshot_id FOREIGN KEY (snapshot_id) REFERENCES public.patrol_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT patrol_snapshot_area_id_6e638bea_fk_patrol_area_id FOREIGN KEY (area_id) REFERENCES public.patrol_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT patrol_snapshot_category_id_b3958295_fk_patrol_category_id FOREIGN KEY (category_id) REFERENCES public.patrol_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT patrol_snapshot_disposer_id_9f841eee_fk_people_person_id FOREIGN KEY (disposer_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT patrol_snapshot_merged_into_id_4f7a6599_fk_patrol_snapshot_id FOREIGN KEY (merged_into_id) REFERENCES public.patrol_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT patrol_snapshot_reporter_id_8e50471c_fk_people_person_id FOREIGN KEY (reporter_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_snapshot
    ADD CONSTRAINT patrol_snapshot_unit_id_90b27c1b_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_stop
    ADD CONSTRAINT patrol_stop_area_id_a6e56aec_fk_patrol_area_id FOREIGN KEY (area_id) REFERENCES public.patrol_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.patrol_stop
    ADD CONSTRAINT patrol_stop_inspection_id_73bc54ab_fk_patrol_inspection_id FOREIGN KEY (inspection_id) REFERENCES public.patrol_inspection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_person_id_899b64f8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apitoken
    ADD CONSTRAINT people_apitoken_account_id_9baed165_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_person_id_a757a92f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_disclosure
    ADD CONSTRAINT people_disclosure_person_id_9ec8978e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_identitycheck
    ADD CONSTRAINT people_identitycheck_account_id_81f2e318_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_preference
    ADD CONSTRAINT people_preference_account_id_56684aa6_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.referrals_answer
    ADD CONSTRAINT referrals_answer_slip_id_847dc249_fk_referrals_slip_id FOREIGN KEY (slip_id) REFERENCES public.referrals_slip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.referrals_slip
    ADD CONSTRAINT referrals_slip_to_unit_id_dbcd1f6d_fk_organisations_unit_id FOREIGN KEY (to_unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.referrals_slip
    ADD CONSTRAINT referrals_slip_unit_id_366e89a1_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_company
    ADD CONSTRAINT registry_company_group_id_99f76d6b_fk_registry_workergroup_id FOREIGN KEY (group_id) REFERENCES public.registry_workergroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_company
    ADD CONSTRAINT registry_company_unit_id_af5ce51e_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_contract
    ADD CONSTRAINT registry_contract_company_id_8f6a66e2_fk_registry_company_id FOREIGN KEY (company_id) REFERENCES public.registry_company(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_contract
    ADD CONSTRAINT registry_contract_driver_id_277ecfc0_fk_registry_driver_id FOREIGN KEY (driver_id) REFERENCES public.registry_driver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_driver
    ADD CONSTRAINT registry_driver_group_id_5e6cde3b_fk_registry_workergroup_id FOREIGN KEY (group_id) REFERENCES public.registry_workergroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_driver
    ADD CONSTRAINT registry_driver_person_id_4f6277f4_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_operation
    ADD CONSTRAINT registry_operation_company_id_0c3c54e1_fk_registry_company_id FOREIGN KEY (company_id) REFERENCES public.registry_company(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_operation
    ADD CONSTRAINT registry_operation_driver_id_c32cbbcd_fk_registry_driver_id FOREIGN KEY (driver_id) REFERENCES public.registry_driver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_operation
    ADD CONSTRAINT registry_operation_vehicle_id_7174adfb_fk_registry_vehicle_id FOREIGN KEY (vehicle_id) REFERENCES public.registry_vehicle(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_permit
    ADD CONSTRAINT registry_permit_company_id_d143f31d_fk_registry_company_id FOREIGN KEY (company_id) REFERENCES public.registry_company(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_permit
    ADD CONSTRAINT registry_permit_driver_id_1322a1ed_fk_registry_driver_id FOREIGN KEY (driver_id) REFERENCES public.registry_driver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_permit
    ADD CONSTRAINT registry_permit_vehicle_id_40fe23b5_fk_registry_vehicle_id FOREIGN KEY (vehicle_id) REFERENCES public.registry_vehicle(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_qualification
    ADD CONSTRAINT registry_qualification_person_id_75272a68_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_vehicle
    ADD CONSTRAINT registry_vehicle_group_id_81026390_fk_registry_workergroup_id FOREIGN KEY (group_id) REFERENCES public.registry_workergroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_vehicleservice
    ADD CONSTRAINT registry_vehicleserv_company_id_d0fb3f1d_fk_registry_ FOREIGN KEY (company_id) REFERENCES public.registry_company(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registry_vehicleservice
    ADD CONSTRAINT registry_vehicleserv_vehicle_id_b0f61c03_fk_registry_ FOREIGN KEY (vehicle_id) REFERENCES public.registry_vehicle(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_award
    ADD CONSTRAINT rewards_award_person_id_df472c60_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_balance
    ADD CONSTRAINT rewards_balance_person_id_84e6e3b8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_decision
    ADD CONSTRAINT rewards_decision_award_id_3c97fa80_fk_rewards_award_id FOREIGN KEY (award_id) REFERENCES public.rewards_award(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_donation
    ADD CONSTRAINT rewards_donation_person_id_15cc1d23_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_donation
    ADD CONSTRAINT rewards_donation_pool_id_4229409f_fk_rewards_pool_id FOREIGN KEY (pool_id) REFERENCES public.rewards_pool(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_entry
    ADD CONSTRAINT rewards_entry_person_id_8cc5334b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_pool
    ADD CONSTRAINT rewards_pool_unit_id_10f5aa5e_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_redemption
    ADD CONSTRAINT rewards_redemption_good_id_54e0b824_fk_rewards_good_id FOREIGN KEY (good_id) REFERENCES public.rewards_good(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_redemption
    ADD CONSTRAINT rewards_redemption_person_id_028f52de_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_redemption
    ADD CONSTRAINT rewards_redemption_unit_id_0f189152_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_voucher
    ADD CONSTRAINT rewards_voucher_good_id_42b9f5fd_fk_rewards_good_id FOREIGN KEY (good_id) REFERENCES public.rewards_good(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rewards_voucher
    ADD CONSTRAINT rewards_voucher_person_id_8ecbf9fc_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_booking
    ADD CONSTRAINT rides_booking_point_id_4c58187d_fk_rides_exampoint_id FOREIGN KEY (point_id) REFERENCES public.rides_exampoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_booking
    ADD CONSTRAINT rides_booking_season_id_5a4313ce_fk_rides_season_id FOREIGN KEY (season_id) REFERENCES public.rides_season(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_booking
    ADD CONSTRAINT rides_booking_wave_id_19bbf0df_fk_rides_wave_id FOREIGN KEY (wave_id) REFERENCES public.rides_wave(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_checkin
    ADD CONSTRAINT rides_checkin_leg_id_0a436b49_fk_rides_leg_id FOREIGN KEY (leg_id) REFERENCES public.rides_leg(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_checkin
    ADD CONSTRAINT rides_checkin_trip_id_57d96609_fk_rides_trip_id FOREIGN KEY (trip_id) REFERENCES public.rides_trip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_closure
    ADD CONSTRAINT rides_closure_gate_id_bf2fb08e_fk_rides_gate_id FOREIGN KEY (gate_id) REFERENCES public.rides_gate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_closure
    ADD CONSTRAINT rides_closure_wave_id_c2d21616_fk_rides_wave_id FOREIGN KEY (wave_id) REFERENCES public.rides_wave(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_entry
    ADD CONSTRAINT rides_entry_driver_id_d801be2b_fk_registry_driver_id FOREIGN KEY (driver_id) REFERENCES public.registry_driver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_entry
    ADD CONSTRAINT rides_entry_scorecard_id_0531d9c9_fk_rides_scorecard_id FOREIGN KEY (scorecard_id) REFERENCES public.rides_scorecard(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_entry
    ADD CONSTRAINT rides_entry_season_id_ce25890f_fk_rides_season_id FOREIGN KEY (season_id) REFERENCES public.rides_season(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_entry
    ADD CONSTRAINT rides_entry_vehicle_id_faa56f0f_fk_registry_vehicle_id FOREIGN KEY (vehicle_id) REFERENCES public.registry_vehicle(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_exampoint
    ADD CONSTRAINT rides_exampoint_season_id_d5eaa9d0_fk_rides_season_id FOREIGN KEY (season_id) REFERENCES public.rides_season(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_familymessage
    ADD CONSTRAINT rides_familymessage_booking_id_83f43b72_fk_rides_booking_id FOREIGN KEY (booking_id) REFERENCES public.rides_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_familymessage
    ADD CONSTRAINT rides_familymessage_leg_id_823a0dac_fk_rides_leg_id FOREIGN KEY (leg_id) REFERENCES public.rides_leg(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_familymessage
    ADD CONSTRAINT rides_familymessage_outbound_id_785ed132_fk_notices_outbound_id FOREIGN KEY (outbound_id) REFERENCES public.notices_outbound(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_gate
    ADD CONSTRAINT rides_gate_point_id_4db8b48a_fk_rides_exampoint_id FOREIGN KEY (point_id) REFERENCES public.rides_exampoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_leg
    ADD CONSTRAINT rides_leg_booking_id_81160e79_fk_rides_booking_id FOREIGN KEY (booking_id) REFERENCES public.rides_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_leg
    ADD CONSTRAINT rides_leg_locked_id_f4611cb3_fk_rides_entry_id FOREIGN KEY (locked_id) REFERENCES public.rides_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_leg
    ADD CONSTRAINT rides_leg_wave_id_0f315164_fk_rides_wave_id FOREIGN KEY (wave_id) REFERENCES public.rides_wave(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_maskedcall
    ADD CONSTRAINT rides_maskedcall_entry_id_2a6a6783_fk_rides_entry_id FOREIGN KEY (entry_id) REFERENCES public.rides_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_maskedcall
    ADD CONSTRAINT rides_maskedcall_leg_id_e67ade19_fk_rides_leg_id FOREIGN KEY (leg_id) REFERENCES public.rides_leg(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_plan
    ADD CONSTRAINT rides_plan_after_id_424624c9_fk_rides_plan_id FOREIGN KEY (after_id) REFERENCES public.rides_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_plan
    ADD CONSTRAINT rides_plan_wave_id_c7663c4d_fk_rides_wave_id FOREIGN KEY (wave_id) REFERENCES public.rides_wave(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_position
    ADD CONSTRAINT rides_position_entry_id_1aa2d241_fk_rides_entry_id FOREIGN KEY (entry_id) REFERENCES public.rides_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_position
    ADD CONSTRAINT rides_position_trip_id_9a8952e2_fk_rides_trip_id FOREIGN KEY (trip_id) REFERENCES public.rides_trip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_rating
    ADD CONSTRAINT rides_rating_entry_id_6dad00c3_fk_rides_entry_id FOREIGN KEY (entry_id) REFERENCES public.rides_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_rating
    ADD CONSTRAINT rides_rating_leg_id_fa05e05f_fk_rides_leg_id FOREIGN KEY (leg_id) REFERENCES public.rides_leg(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_rideincident
    ADD CONSTRAINT rides_rideincident_trip_id_5e91829a_fk_rides_trip_id FOREIGN KEY (trip_id) REFERENCES public.rides_trip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_scoreappeal
    ADD CONSTRAINT rides_scoreappeal_entry_id_cc097787_fk_rides_entry_id FOREIGN KEY (entry_id) REFERENCES public.rides_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_scorecard
    ADD CONSTRAINT rides_scorecard_season_id_7cb1f38f_fk_rides_season_id FOREIGN KEY (season_id) REFERENCES public.rides_season(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_season
    ADD CONSTRAINT rides_season_unit_id_add52b14_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_stop
    ADD CONSTRAINT rides_stop_leg_id_602044d4_fk_rides_leg_id FOREIGN KEY (leg_id) REFERENCES public.rides_leg(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_stop
    ADD CONSTRAINT rides_stop_trip_id_61afc8e9_fk_rides_trip_id FOREIGN KEY (trip_id) REFERENCES public.rides_trip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_thanks
    ADD CONSTRAINT rides_thanks_booking_id_04b4161b_fk_rides_booking_id FOREIGN KEY (booking_id) REFERENCES public.rides_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_thanks
    ADD CONSTRAINT rides_thanks_entry_id_8fe6f402_fk_rides_entry_id FOREIGN KEY (entry_id) REFERENCES public.rides_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_trip
    ADD CONSTRAINT rides_trip_entry_id_9ec83308_fk_rides_entry_id FOREIGN KEY (entry_id) REFERENCES public.rides_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_trip
    ADD CONSTRAINT rides_trip_plan_id_2fe08e8e_fk_rides_plan_id FOREIGN KEY (plan_id) REFERENCES public.rides_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_unserved
    ADD CONSTRAINT rides_unserved_leg_id_a5c43c1a_fk_rides_leg_id FOREIGN KEY (leg_id) REFERENCES public.rides_leg(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_unserved
    ADD CONSTRAINT rides_unserved_plan_id_7e908a57_fk_rides_plan_id FOREIGN KEY (plan_id) REFERENCES public.rides_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rides_wave
    ADD CONSTRAINT rides_wave_season_id_f9f17531_fk_rides_season_id FOREIGN KEY (season_id) REFERENCES public.rides_season(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_fault
    ADD CONSTRAINT stations_fault_person_id_86ae1378_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_fault
    ADD CONSTRAINT stations_fault_station_id_122ffebc_fk_stations_station_id FOREIGN KEY (station_id) REFERENCES public.stations_station(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_favourite
    ADD CONSTRAINT stations_favourite_person_id_29425f14_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_favourite
    ADD CONSTRAINT stations_favourite_station_id_a5e36b2a_fk_stations_station_id FOREIGN KEY (station_id) REFERENCES public.stations_station(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_hoursexception
    ADD CONSTRAINT stations_hoursexcept_station_id_eb68d885_fk_stations_ FOREIGN KEY (station_id) REFERENCES public.stations_station(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_need
    ADD CONSTRAINT stations_need_person_id_e1d76319_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_need
    ADD CONSTRAINT stations_need_station_id_78bfe8a5_fk_stations_station_id FOREIGN KEY (station_id) REFERENCES public.stations_station(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_station
    ADD CONSTRAINT stations_station_company_id_1cebb8fb_fk_registry_company_id FOREIGN KEY (company_id) REFERENCES public.registry_company(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_station
    ADD CONSTRAINT stations_station_operator_id_42920f79_fk_organisations_unit_id FOREIGN KEY (operator_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_visit
    ADD CONSTRAINT stations_visit_person_id_7f248a98_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stations_visit
    ADD CONSTRAINT stations_visit_station_id_33237db5_fk_stations_station_id FOREIGN KEY (station_id) REFERENCES public.stations_station(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stock_balance
    ADD CONSTRAINT stock_balance_item_id_b356cb83_fk_stock_item_id FOREIGN KEY (item_id) REFERENCES public.stock_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stock_balance
    ADD CONSTRAINT stock_balance_place_id_c2369504_fk_stock_place_id FOREIGN KEY (place_id) REFERENCES public.stock_place(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stock_movement
    ADD CONSTRAINT stock_movement_item_id_0b2f1ae5_fk_stock_item_id FOREIGN KEY (item_id) REFERENCES public.stock_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stock_movement
    ADD CONSTRAINT stock_movement_place_id_b7bc1c10_fk_stock_place_id FOREIGN KEY (place_id) REFERENCES public.stock_place(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stock_place
    ADD CONSTRAINT stock_place_unit_id_3a1ff169_fk_organisations_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisations_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_people_account_id FOREIGN KEY (user_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
INSERT INTO public.django_migrations (app, name, applied) VALUES ('people', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0002_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0003_alter_emailaddress_create_unique_verified_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0004_alter_emailaddress_drop_unique_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0005_emailaddress_idx_upper_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0006_emailaddress_lower', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0007_emailaddress_idx_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0008_emailaddress_unique_primary_email_fixup', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0009_emailaddress_unique_primary_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('files', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('files', '0002_uploads', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0002_aggregateevent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0003_auto_20201023_1636', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0004_auto_20220906_1625', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0005_events_middlewareevents', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0006_delete_aggregateevent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('pghistory', '0007_auto_20250421_0444', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('people', '0002_cache_table', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0002_consultant', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('activities', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('activities', '0002_films', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('activities', '0003_late', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('people', '0003_alter_consent_purpose', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0003_duties_of_the_road', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('appeals', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('appeals', '0002_cases_of_a_subject', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('audit', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0002_remove_content_type_name', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0002_alter_permission_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0003_alter_user_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0004_alter_user_username_opts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0005_alter_user_last_login_null', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0006_require_contenttypes_0002', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0007_alter_validators_add_error_messages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0008_alter_user_username_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0009_alter_user_last_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0010_alter_group_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0011_update_proxy_permissions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0012_alter_user_first_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('registry', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('membership', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('membership', '0002_contact', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('branch_life', '0001_development', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('branch_life', '0002_meetings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('branch_life', '0003_titles_are_honours', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('branch_life', '0004_looks_at_resolutions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stock', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('care', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('care', '0002_campaigns', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('care', '0003_late', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('registry', '0002_qualification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fleets', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('honours', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('insight', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('intake', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0002_authenticator_timestamps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0003_authenticator_type_uniq', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0002_service_kinds', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0003_fleet_kind', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0004_snapshot_kinds', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('patrol', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('patrol', '0002_inspections_and_partners', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('patrol', '0003_errand_group', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0002_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0003_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0004_drop_procrastinate_version_table', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0005_fix_procrastinate_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0006_fix_trigger_status_events_insert', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0007_add_queueing_lock_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0008_close_fetch_job_race_condition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0009_add_defer_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0010_add_procrastinate_periodic_defers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0011_add_foreign_key_index', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0012_add_locks_to_periodic_defer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0015_add_trigger_on_job_deletion', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0016_delete_finished_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0017_add_checks_to_finish_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0018_add_checks_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0019_fix_finish_job_compat_issue', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0020_add_index_on_procrastinate_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0022_null_locks_excluded', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0023_remove_old_finish_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0024_job_id_bigint', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0025_add_models', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0026_add_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0027_add_periodic_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0028_add_cancel_states', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0029_add_additional_params_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0030_alter_procrastinateevent_options', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0031_add_indexes_for_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0032_pre_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0033_post_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0034_pre_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0035_post_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0036_add_worker_model', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0037_pre_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0038_post_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0039_pre_priority_lock_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0040_pre_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('referrals', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rewards', '0001_ledger', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rewards', '0002_carried', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rides', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rides', '0002_the_day', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rides', '0003_a_plan_keeps_its_pace', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rulebook', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rulebook', '0002_where_it_was_taken_from', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rulebook', '0003_dated_parameters', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('rulebook', '0004_one_key_a_number', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('runtime', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('sessions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stations', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('stations', '0002_levels_are_data', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('usersessions', '0001_initial', now());
