-- Indicators that count the service's own children, which a public paper may not print as they are.
-- source: Definitions in the mart
-- column id: label "Indicator"
SELECT id FROM indicator WHERE disclosure = 'people' ORDER BY id
