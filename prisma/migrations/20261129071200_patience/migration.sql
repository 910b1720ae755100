-- A receiver that asked for patience is sent no alerts until then. It was kept in `held_until`, which also kept tests back, and
-- whoever had mended what was wrong could do nothing but wait.
alter table alert_destination add column patience_until timestamptz;
