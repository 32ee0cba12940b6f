package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.model.InvalidDDFFileException;
import org.eclipse.leshan.core.model.InvalidModelException;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.StaticModel;
import org.pilotacs.protocols.lwm2m.VendorObject;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The models of the objects that boxes have, read once for each base and shared by any number of clients. Safe for any
/// number of threads.
public final class ObjectModels {
    private final Map<Integer, StaticModel> byBase = new ConcurrentHashMap<>();

    StaticModel of(int vendorBase) {
        return byBase.computeIfAbsent(vendorBase, ObjectModels::load);
    }

    private static StaticModel load(int vendorBase) {
        List<ObjectModel> models = new ArrayList<>(ObjectLoader.loadDefault());
        for (VendorObject object : VendorObject.values()) {
            try {
                models.addAll(ObjectLoader.loadDdfFile(new ByteArrayInputStream(object.ddf(vendorBase)),
                        object.name(), true));
            } catch (InvalidDDFFileException | InvalidModelException | IOException e) {
                throw new IllegalStateException("our own model of " + object + " is wrong", e);
            }
        }
        return new StaticModel(models);
    }
}
