package org.pilotacs.acs.action;

import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.incident.Observations;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Tasks;

/// What an [ActionDesk] works with.
///
/// @param tasks over the same store as that of `store`
/// @param tests against what boxes test their line
/// @param images that boxes can be given
/// @param broadcasts by which boxes are told what they cannot be told otherwise
/// @param observations takes what boxes show of themselves when they are asked
public record ActionNeeds(Devices devices, Profiles profiles, Tasks tasks, JdbcActionStore store,
        ReadingHistory history, Doorbell doorbell, DiagnosticConfig tests, Artefacts images,
        Broadcasts broadcasts, Observations observations) {}
