package org.pilotacs.acs.provisioning.movein;

import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/// Documents as mongodump writes them.
final class Bson {
    private Bson() {}

    /// @param documents in MongoDB's extended JSON
    static byte[] of(String... documents) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        for (String document : documents) {
            new BsonDocumentCodec().encode(new BsonBinaryWriter(buffer), BsonDocument.parse(document),
                    EncoderContext.builder().build());
        }
        return buffer.toByteArray();
    }
}
