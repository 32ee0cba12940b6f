package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.client.resource.BaseInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.protocols.lwm2m.Access;
import org.pilotacs.protocols.lwm2m.ResourceId;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One instance of an object as Leshan sees it: answers for what the board has, keeps the journal of what was written, and
/// knows what was told last. Nothing is told from within a request, because Leshan holds locks then.
final class BoardInstance<R extends Enum<R> & ResourceId> extends BaseInstanceEnabler {
    private final Resources<R> resources;
    private final Map<Integer, R> byId = new HashMap<>();
    private final Journal journal;
    private final Runnable changed;
    private final Map<R, LwM2mResource> told;

    /// @param changed something was written or executed, so that other values may differ now
    BoardInstance(int id, Class<R> names, Resources<R> resources, Journal journal, Runnable changed) {
        super(id);
        this.resources = resources;
        this.journal = journal;
        this.changed = changed;
        this.told = new EnumMap<>(names);
        resources.supported().forEach(resource -> byId.put(resource.id(), resource));
    }

    @Override
    public List<Integer> getAvailableResourceIds(ObjectModel any) {
        return byId.keySet().stream().sorted().toList();
    }

    @Override
    public ReadResponse read(LwM2mServer server, int resource) {
        LwM2mResource value = value(byId.get(resource));
        return value == null ? ReadResponse.notFound() : ReadResponse.success(value);
    }

    private @Nullable LwM2mResource value(@Nullable R resource) {
        return resource == null ? null : resources.read(resource);
    }

    /// Stops at the first resource that is refused (Leshan's own would hide it). There are no optional values of ours that a
    /// replacement could clear.
    @Override
    public WriteResponse write(LwM2mServer server, boolean replace, LwM2mObjectInstance value) {
        for (LwM2mResource resource : value.getResources().values()) {
            WriteResponse answer = write(server, replace, resource.getId(), resource);
            if (answer.isFailure()) {
                return answer;
            }
        }
        return WriteResponse.success();
    }

    @Override
    public WriteResponse write(LwM2mServer server, boolean replace, int id, LwM2mResource value) {
        R resource = byId.get(id);
        if (resource == null) {
            return WriteResponse.notFound();
        }
        WriteResponse answer = resources.write(resource, value);
        if (answer.isSuccess()) {
            journal.record(Deed.WRITE, getResourcePath(id).toString());
            changed.run();
        }
        return answer;
    }

    @Override
    public ExecuteResponse execute(LwM2mServer server, int id, Arguments arguments) {
        R resource = byId.get(id);
        if (resource == null) {
            return ExecuteResponse.notFound();
        }
        ExecuteResponse answer = resources.execute(resource, arguments);
        changed.run();
        return answer;
    }

    private boolean canBeNews(R resource) {
        boolean readable = resource.access() == Access.READ || resource.access() == Access.READ_WRITE;
        return readable && !resources.restless().contains(resource);
    }

    /// Tells the observers of whatever is not what it was.
    synchronized void tellChanges() {
        List<LwM2mPath> paths = new ArrayList<>();
        for (R resource : byId.values()) {
            if (canBeNews(resource)) {
                LwM2mResource now = resources.read(resource);
                LwM2mResource before = now == null ? told.remove(resource) : told.put(resource, now);
                if (!Objects.equals(before, now)) {
                    paths.add(getResourcePath(resource.id()));
                }
            }
        }
        if (!paths.isEmpty()) {
            fireResourcesChange(paths.toArray(LwM2mPath[]::new));
        }
    }
}
