package org.pilotacs.agent.model;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The parameters of one box, as TR-069 reads and writes them (Amendment 6, A.3.2). Writes exclude each other, so that a
/// SetParameterValues is all or nothing; reads see the board as it is.
public final class DataModel {
    private final Place.Container top;
    private final String root;
    private final Storage storage;
    private final Journal journal;
    private final Notifications notifications;

    public <B> DataModel(Schema<B> schema, B board, Storage storage, Journal journal) {
        this.top = new Place.Instance<>(schema.root(), board, schema.children(), false);
        this.root = schema.root();
        this.storage = storage;
        this.journal = journal;
        this.notifications = new Notifications(this, storage, schema.notifyingFromTheStart());
    }

    /// `Device.` or `InternetGatewayDevice.`.
    public String root() {
        return root;
    }

    /// A value for the agent itself, hidden ones too.
    ///
    /// @param path below the root
    public String value(String path) {
        return parameter(root + path).value(storage);
    }

    /// Whether there is such a parameter.
    ///
    /// @param path below the root
    public boolean has(String path) {
        return find(root + path) instanceof Place.Parameter<?>;
    }

    /// Sets a parameter that is the agent's to set.
    ///
    /// @param path below the root
    public synchronized void publish(String path, String value) {
        parameter(root + path).write(value, storage);
    }

    /// One parameter as it goes into an Inform; its value counts as told when the Inform has been answered.
    public ParameterValueStruct struct(String fullPath) {
        return struct(parameter(fullPath));
    }

    /// GetParameterValues (A.3.2.2): full names and partial paths.
    public Answer<List<ParameterValueStruct>> get(List<String> names) {
        List<ParameterValueStruct> values = new ArrayList<>();
        for (String name : names) {
            Place place = find(name);
            if (place == null) {
                return Answer.refused(Refusal.INVALID_PARAMETER_NAME, name);
            }
            forEachParameter(place, parameter -> values.add(struct(parameter)));
        }
        return new Answer.Given<>(values);
    }

    /// GetParameterNames (A.3.2.3).
    public Answer<List<ParameterInfoStruct>> names(String path, boolean nextLevel) {
        List<ParameterInfoStruct> infos = new ArrayList<>();
        Place place = find(path);
        switch (place) {
            case null -> {
                return Answer.refused(Refusal.INVALID_PARAMETER_NAME, path);
            }
            case Place.Parameter<?> parameter when nextLevel -> {
                return Answer.refused(Refusal.INVALID_ARGUMENTS, parameter.path());
            }
            case Place.Parameter<?> parameter -> infos.add(info(parameter));
            case Place.Container container when nextLevel && path.isEmpty() -> infos.add(info(container));
            case Place.Container container when nextLevel ->
                container.forEachChild(storage, child -> infos.add(info(child)));
            case Place.Container container -> forEach(container, each -> infos.add(info(each)));
        }
        return new Answer.Given<>(infos);
    }

    /// SetParameterValues (A.3.2.1): everything or nothing. The answer is the status, 0 for applied.
    public synchronized Answer<Integer> set(List<ParameterValueStruct> values, String parameterKey) {
        List<Runnable> writes = new ArrayList<>();
        List<SetParameterValuesFault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ParameterValueStruct wanted : values) {
            Refusal refusal = seen.add(wanted.name()) ? check(wanted, writes) : Refusal.INVALID_ARGUMENTS;
            if (refusal != null) {
                faults.add(new SetParameterValuesFault(wanted.name(), refusal.code(), refusal.text()));
            }
        }
        if (!faults.isEmpty()) {
            Refusal outer = Refusal.INVALID_ARGUMENTS;
            return new Answer.Refused<>(new FaultStruct(outer.code(), outer.text()), faults);
        }
        writes.forEach(Runnable::run);
        key(parameterKey);
        return new Answer.Given<>(0);
    }

    /// Adds the write to the list, or says why there can be none.
    private @Nullable Refusal check(ParameterValueStruct wanted, List<Runnable> writes) {
        if (!(find(wanted.name()) instanceof Place.Parameter<?> parameter)) {
            return Refusal.INVALID_PARAMETER_NAME;
        }
        if (!parameter.writable()) {
            return Refusal.NOT_WRITABLE;
        }
        if (wanted.type() != parameter.leaf().type()) {
            return Refusal.INVALID_PARAMETER_TYPE;
        }
        String value = Lexical.canonical(wanted.type(), wanted.value());
        if (value == null) {
            return Refusal.INVALID_PARAMETER_VALUE;
        }
        writes.add(() -> {
            notifications.aboutToWrite(parameter, value);
            parameter.write(value, storage);
            journal.record(Deed.WRITE, parameter.path());
            notifications.written(parameter);
        });
        return parameter.objection(value);
    }

    /// AddObject (A.3.2.6). The answer is the instance number.
    public synchronized Answer<Integer> add(String objectName, String parameterKey) {
        if (!(find(objectName) instanceof Place.Instances<?, ?> table) || !table.writable()) {
            return Answer.refused(Refusal.INVALID_PARAMETER_NAME, objectName);
        }
        int number = storage.add(objectName);
        journal.record(Deed.ADD_OBJECT, objectName + number + ".");
        key(parameterKey);
        return new Answer.Given<>(number);
    }

    /// DeleteObject (A.3.2.7). The answer is the status, 0 for applied.
    public synchronized Answer<Integer> delete(String objectName, String parameterKey) {
        if (!(find(objectName) instanceof Place.Instance<?> row) || !row.writable()) {
            return Answer.refused(Refusal.INVALID_PARAMETER_NAME, objectName);
        }
        int numberStart = objectName.lastIndexOf('.', objectName.length() - 2) + 1;
        int number = Integer.parseInt(objectName.substring(numberStart, objectName.length() - 1));
        storage.delete(objectName.substring(0, numberStart), number);
        journal.record(Deed.DELETE_OBJECT, objectName);
        key(parameterKey);
        return new Answer.Given<>(0);
    }

    /// The key changes with every successful write and in no other way (domain rule of ManagementServer.ParameterKey).
    private void key(String parameterKey) {
        publish("ManagementServer.ParameterKey", parameterKey);
    }

    /// All settings as a vendor configuration file.
    public String backup() {
        return ConfigurationFile.write(this, storage);
    }

    /// Takes the settings of such a file, all or none.
    public Answer<Integer> restore(String configurationFile) {
        return switch (ConfigurationFile.read(this, configurationFile)) {
            case Answer.Given<List<ParameterValueStruct>>(var values) ->
                set(values, value("ManagementServer.ParameterKey"));
            case Answer.Refused<List<ParameterValueStruct>>(var fault, var faults) ->
                new Answer.Refused<>(fault, faults);
        };
    }

    /// Which changes of value the server wants to hear of.
    public Notifications notifications() {
        return notifications;
    }

    /// What a full or partial path leads to; null if to nothing. An empty path is the top (A.3.2.3).
    @Nullable
    Place find(String path) {
        if (path.isEmpty() || path.equals(root)) {
            return top;
        }
        if (!path.startsWith(root)) {
            return null;
        }
        Place.Container at = top;
        int start = root.length();
        for (int dot = path.indexOf('.', start); dot >= 0; dot = path.indexOf('.', start)) {
            if (!(at.child(path.substring(start, dot), storage) instanceof Place.Container below)) {
                return null;
            }
            at = below;
            start = dot + 1;
        }
        if (start == path.length()) {
            return at;
        }
        Place last = at.child(path.substring(start), storage);
        return last instanceof Place.Parameter<?> ? last : null;
    }

    void forEachParameter(Place place, Consumer<Place.Parameter<?>> visitor) {
        forEach(place, each -> {
            if (each instanceof Place.Parameter<?> parameter) {
                visitor.accept(parameter);
            }
        });
    }

    /// The place itself and all below it, parents first.
    private void forEach(Place place, Consumer<Place> visitor) {
        visitor.accept(place);
        if (place instanceof Place.Container container) {
            container.forEachChild(storage, child -> forEach(child, visitor));
        }
    }

    private Place.Parameter<?> parameter(String fullPath) {
        if (find(fullPath) instanceof Place.Parameter<?> parameter) {
            return parameter;
        }
        throw new IllegalArgumentException("no such parameter: " + fullPath);
    }

    ParameterValueStruct struct(Place.Parameter<?> parameter) {
        Leaf<?> leaf = parameter.leaf();
        return new ParameterValueStruct(parameter.path(), leaf.type(), leaf.hidden() ? "" : parameter.value(storage));
    }

    private static ParameterInfoStruct info(Place place) {
        return new ParameterInfoStruct(place.path(), place.writable());
    }
}
