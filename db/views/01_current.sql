-- What is now: the open version of everything that was not withdrawn.

create or replace view organisations_current as
select * from organisations where superseded_at is null and not is_withdrawn;

create or replace view reference_items_current as
select * from reference_items where superseded_at is null and not is_withdrawn;

create or replace view teachers_current as
select * from teachers where superseded_at is null and not is_withdrawn;

create or replace view activities_current as
select * from activities where superseded_at is null and not is_withdrawn;

create or replace view participations_current as
select * from participations where superseded_at is null and not is_withdrawn;

create or replace view resources_current as
select * from resources where superseded_at is null and not is_withdrawn;

create or replace view resource_uses_current as
select * from resource_uses where superseded_at is null and not is_withdrawn;
