package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.LwM2m.Version;
import org.eclipse.leshan.core.model.InvalidDDFFileException;
import org.eclipse.leshan.core.model.InvalidModelException;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.model.LwM2mModelRepository;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.server.model.LwM2mModelProvider;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.protocols.lwm2m.StandardObject;
import org.pilotacs.protocols.lwm2m.VendorObject;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The objects whose resources we know by type and name: the standard's, ours for decoders, and the operator's. Immutable.
final class ObjectModels {
    private final LwM2mModelRepository byVersion;
    private final Map<Integer, ObjectModel> newest = new HashMap<>();
    private final List<ObjectModel> vendors;

    private ObjectModels(List<ObjectModel> all, List<ObjectModel> vendors) {
        this.byVersion = new LwM2mModelRepository(all);
        this.vendors = List.copyOf(vendors);
        for (ObjectModel model : all) {
            newest.merge(model.id, model, (one, other) -> new Version(one.version)
                    .compareTo(new Version(other.version)) < 0 ? other : one);
        }
    }

    /// @throws IOException if a file of the operator's folder is no object definition, named with what is wrong
    static ObjectModels load(Lwm2mConfig.ModelConfig config) throws IOException {
        List<ObjectModel> all = new ArrayList<>(ObjectLoader.loadAllDefault());
        List<ObjectModel> vendors = new ArrayList<>();
        for (VendorObject vendor : VendorObject.values()) {
            vendors.addAll(parse(vendor.ddf(config.vendorBase()), vendor.name()));
        }
        all.addAll(vendors);
        for (byte[] standard : StandardObject.allDdfs()) {
            all.addAll(parse(standard, "a standard object"));
        }
        if (config.folder() != null) {
            all.addAll(ofFolder(config.folder()));
        }
        return new ObjectModels(all, vendors);
    }

    private static List<ObjectModel> ofFolder(Path folder) throws IOException {
        List<ObjectModel> models = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.xml")) {
            for (Path file : files) {
                models.addAll(parse(Files.readAllBytes(file), file.toString()));
            }
        } catch (java.nio.file.NoSuchFileException _) {
            throw new BadSetting("lwm2m.models-folder", "is no folder: " + folder);
        }
        return models;
    }

    private static List<ObjectModel> parse(byte[] definition, String name) throws IOException {
        try (InputStream in = new ByteArrayInputStream(definition)) {
            return ObjectLoader.loadDdfFile(in, name, true);
        } catch (InvalidDDFFileException | InvalidModelException e) {
            throw new IOException(name + ": is no object definition: " + e.getMessage(), e);
        }
    }

    /// Of an object in a version that we do not know, the newest that we do: a new version adds resources and leaves the
    /// others as they are. Null for an object that we do not know at all.
    @Nullable
    ObjectModel of(int object, @Nullable Version version) {
        ObjectModel exact = version == null ? null : byVersion.getObjectModel(object, version);
        return exact == null ? newest.get(object) : exact;
    }

    /// The objects as a device speaks of them.
    LwM2mModelProvider provider() {
        return device -> new OfDevice(device.getSupportedObject());
    }

    private final class OfDevice implements LwM2mModel {
        private final Map<Integer, Version> versions;

        OfDevice(Map<Integer, Version> versions) {
            this.versions = versions;
        }

        @Override
        public @Nullable ResourceModel getResourceModel(int object, int resource) {
            ObjectModel model = getObjectModel(object);
            return model == null ? null : model.resources.get(resource);
        }

        @Override
        public @Nullable ObjectModel getObjectModel(int object) {
            return of(object, versions.get(object));
        }

        @Override
        public Collection<ObjectModel> getObjectModels() {
            return versions.keySet().stream().map(this::getObjectModel).filter(Objects::nonNull).toList();
        }
    }

    /// Our own, by whose names paths are written.
    Collection<ObjectModel> vendors() {
        return vendors;
    }
}
