package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.protocols.lwm2m.ConditionalAccessResource;

import java.util.EnumSet;
import java.util.Set;

/// The smart card as an instance of our Conditional Access.
final class ConditionalAccessObject implements Resources<ConditionalAccessResource> {
    private static final Set<ConditionalAccessResource> READABLE = EnumSet.of(ConditionalAccessResource.CARD_SERIAL,
            ConditionalAccessResource.CARD_STATUS, ConditionalAccessResource.PAIRED,
            ConditionalAccessResource.PAIRED_STB_ID, ConditionalAccessResource.ENTITLEMENT_COUNT,
            ConditionalAccessResource.LAST_ECM_RESULT, ConditionalAccessResource.NO_KEY_COUNTER);

    private final CardReader reader;
    private final String box;

    /// @param box serial number
    ConditionalAccessObject(CardReader reader, String box) {
        this.reader = reader;
        this.box = box;
    }

    @Override
    public Set<ConditionalAccessResource> supported() {
        Set<ConditionalAccessResource> supported = EnumSet.copyOf(READABLE);
        if (reader.canRefresh()) {
            supported.add(ConditionalAccessResource.REFRESH_ENTITLEMENTS);
        }
        return supported;
    }

    @Override
    public @Nullable LwM2mResource read(ConditionalAccessResource resource) {
        CardReader.State card = reader.read();
        int id = resource.id();
        return switch (resource) {
            case CARD_SERIAL -> LwM2mSingleResource.newStringResource(id, card.serialNumber());
            case CARD_STATUS -> LwM2mSingleResource.newIntegerResource(id, status(card));
            case PAIRED -> LwM2mSingleResource.newBooleanResource(id, card.paired());
            // Which other box a card belongs to, it does not say.
            case PAIRED_STB_ID -> card.paired() ? LwM2mSingleResource.newStringResource(id, box) : null;
            case ENTITLEMENT_COUNT -> LwM2mSingleResource.newIntegerResource(id, card.entitlements());
            case LAST_ECM_RESULT -> LwM2mSingleResource.newIntegerResource(id, lastEcm(card));
            case NO_KEY_COUNTER -> LwM2mSingleResource.newIntegerResource(id, card.decryptionFailuresWithoutKey());
            case CA_SYSTEM_ID, ENTITLEMENT, LAST_EMM_TIME, EMM_RECEIVED_COUNT, LAST_EMM_SEQUENCE, CARD_DATE,
                    REFRESH_ENTITLEMENTS, RE_PAIR, LOAD_EMM ->
                null;
        };
    }

    @Override
    public ExecuteResponse execute(ConditionalAccessResource resource, Arguments arguments) {
        return switch (resource) {
            case REFRESH_ENTITLEMENTS -> reader.refresh()
                    ? ExecuteResponse.success()
                    : ExecuteResponse.internalServerError("the card's rights cannot be asked for now");
            case CA_SYSTEM_ID, CARD_SERIAL, CARD_STATUS, PAIRED, PAIRED_STB_ID, ENTITLEMENT, ENTITLEMENT_COUNT,
                    LAST_EMM_TIME, EMM_RECEIVED_COUNT, LAST_EMM_SEQUENCE, LAST_ECM_RESULT, CARD_DATE, RE_PAIR, LOAD_EMM,
                    NO_KEY_COUNTER ->
                ExecuteResponse.methodNotAllowed();
        };
    }

    private static int status(CardReader.State card) {
        return switch (card.status()) {
            case NONE -> 0;
            case RUNNING -> 1;
            case ERROR -> 2;
        };
    }

    private static int lastEcm(CardReader.State card) {
        return switch (card.status()) {
            case NONE, ERROR -> 5;
            case RUNNING -> !card.paired() ? 3 : card.entitlements() == 0 ? 1 : 0;
        };
    }
}
