package org.pilotacs.acs.door.nbi.query;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;

/// MongoDB's order over all data: by type (null, numbers, texts, documents, arrays, object ids, booleans, dates), then by
/// value. What compares as 0 is equal to a query.
enum BsonOrder implements Comparator<Datum> {
    ORDER;

    static boolean sameType(Datum one, Datum other) {
        return rank(one) == rank(other);
    }

    @Override
    public int compare(Datum one, Datum other) {
        return switch (one) {
            case Datum.Document a when other instanceof Datum.Document b -> documents(a, b);
            case Datum.Array a when other instanceof Datum.Array b -> arrays(a, b);
            case Datum.Text(String a) when other instanceof Datum.Text(String b) -> texts(a, b);
            case Datum.Numeral(double a) when other instanceof Datum.Numeral(double b) -> numbers(a, b);
            case Datum.Truth(boolean a) when other instanceof Datum.Truth(boolean b) -> Boolean.compare(a, b);
            case Datum.Date a when other instanceof Datum.Date b -> a.value().compareTo(b.value());
            case Datum.ObjectId(String a) when other instanceof Datum.ObjectId(String b) -> a.compareTo(b);
            case Datum.Document _,Datum.Array _,Datum.Text _,Datum.Numeral _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ ->
                Integer.compare(rank(one), rank(other));
        };
    }

    private static int rank(Datum datum) {
        return switch (datum) {
            case Datum.Nothing _ -> 0;
            case Datum.Numeral _ -> 1;
            case Datum.Text _ -> 2;
            case Datum.Document _ -> 3;
            case Datum.Array _ -> 4;
            case Datum.ObjectId _ -> 5;
            case Datum.Truth _ -> 6;
            case Datum.Date _ -> 7;
        };
    }

    /// Field by field in their order: type, then name, then value.
    private static int documents(Datum.Document one, Datum.Document other) {
        Iterator<Map.Entry<String, Datum>> left = one.fields().entrySet().iterator();
        Iterator<Map.Entry<String, Datum>> right = other.fields().entrySet().iterator();
        while (left.hasNext() && right.hasNext()) {
            Map.Entry<String, Datum> a = left.next();
            Map.Entry<String, Datum> b = right.next();
            int order = Integer.compare(rank(a.getValue()), rank(b.getValue()));
            if (order == 0) {
                order = texts(a.getKey(), b.getKey());
            }
            if (order == 0) {
                order = ORDER.compare(a.getValue(), b.getValue());
            }
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int arrays(Datum.Array one, Datum.Array other) {
        Iterator<Datum> left = one.iterator();
        Iterator<Datum> right = other.iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = ORDER.compare(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    /// NaN is less than every other number; 0 and -0 are one.
    private static int numbers(double one, double other) {
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return Boolean.compare(Double.isNaN(other), Double.isNaN(one));
        }
        return Double.compare(one + 0.0, other + 0.0);
    }

    /// As bytes of UTF-8 compare: characters beyond 16 bits come last, though their surrogates do not.
    private static int texts(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
