package org.pilotacs.acs.link.lwm2m;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.profile.SessionTraits.Patience;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskState;

/// How each operation is done in LwM2M.
record Conversations(Profiles profiles, JdbcRegistrations registrations, Deliveries deliveries) {
    Conversation of(Operation operation, Device device) {
        Patience patience = profiles.of(device).session().patience();
        return switch (operation) {
            case Operation.Read read -> new ReadConversation(read.paths());
            case Operation.Await await -> new AwaitConversation(await, null);
            case Operation.Write write -> new WriteConversation(write.assignments());
            case Operation.Add add -> new InstanceConversation(add);
            case Operation.Delete delete -> new InstanceConversation(delete);
            case Operation.Discover discover -> new DiscoverConversation(discover);
            case Operation.Execute execute -> new ExecuteConversation(execute);
            case Operation.Restart _ -> new RestartConversation(RestartConversation.REBOOT, patience.restart());
            case Operation.FactoryReset _ ->
                new RestartConversation(RestartConversation.FACTORY_RESET, patience.restart());
            case Operation.Watch watch -> new WatchConversation(watch.parameters(), registrations);
            case Operation.UpdateFirmware update -> updating(update, null, device);
            case Operation.Download _ -> impossible(Lwm2mSaying.NO_DOWNLOAD);
            case Operation.ApplyConfiguration _ -> impossible(Lwm2mSaying.NO_CONFIGURATION);
            case Operation.Upload _ -> impossible(Lwm2mSaying.NO_UPLOAD);
            case Operation.Diagnose _ -> impossible(Lwm2mSaying.NO_TEST);
            case Operation.SendEntitlement _ ->
                throw new IllegalStateException("a broadcast was claimed for a session");
        };
    }

    /// How a parked operation goes on while its device listens; null if that is not for us to say.
    @Nullable
    Conversation goingOn(Operation operation, TaskState.Parked parked, Device device) {
        return switch (operation) {
            case Operation.UpdateFirmware update -> updating(update, parked.continuation(), device);
            case Operation.Await await -> new AwaitConversation(await, parked.until());
            case Operation.Read _,Operation.Write _,Operation.Add _,Operation.Delete _,Operation.Discover _,Operation.Execute _,Operation.Restart _,Operation.FactoryReset _,Operation.Watch _,Operation.Download _,Operation.ApplyConfiguration _,Operation.Upload _,Operation.Diagnose _,Operation.SendEntitlement _ ->
                null;
        };
    }

    /// @param before what was done of it; null for nothing
    private Conversation updating(Operation.UpdateFirmware update, @Nullable Continuation before, Device device) {
        return new FirmwareConversation(update, before, deliveries, registrations, profiles.of(device).session());
    }

    private static Conversation impossible(Lwm2mSaying why) {
        return _ -> new Progress.Settled(new Outcome.Refused(why.of()));
    }
}
