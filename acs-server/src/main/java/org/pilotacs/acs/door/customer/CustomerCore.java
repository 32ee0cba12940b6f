package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.customer.data.PersonalData;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.profile.Profiles;

/// What customers' doors need of the core.
public record CustomerCore(Actions actions, Examinations examinations, Profiles profiles, DeviceCards cards,
        Broadcasts broadcasts, Wishes wishes, Limits limits, Verification verification, CustomerModels models,
        CustomerMeter meter, Subscribers subscribers, PersonalData data, KeptFor keptFor) {}
