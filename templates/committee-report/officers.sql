-- Roles that answer for the report; never names.
-- source: Roles as recorded in the mart
-- column title: label "Role"
-- column service: label "Service"
SELECT title, service FROM officer
WHERE role IN ('service-director', 'lead-member', 'chair', 'performance-manager',
  'democratic-services')
ORDER BY service, title
