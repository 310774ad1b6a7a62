using System.Numerics;
using Beam;

namespace Oracle.Bifs;

/// <summary>Dates and times to each other; local time is UTC.</summary>
internal static class Calendars
{
    private const int FirstYear = 1600;
    private const long FirstSecond = -11_676_096_000; // Where the first year begins.
    private const int SecondsOfHour = 3600;
    private const int SecondsOfDay = 24 * SecondsOfHour;
    private const int DaysToEpoch = 719_468; // From 1 March of year 0.
    private const int DaysOfEra = 146_097; // 400 years.

    public static readonly BifTable Table = new()
    {
        { "universaltime_to_posixtime", 1, (_, a) => Seconds(a[0]) is long seconds
            ? Terms.Int(seconds)
            : BifResult.Badarg },
        { "posixtime_to_universaltime", 1, (_, a) => FromPosix(a[0]) },
        { "universaltime_to_localtime", 1, (_, a) => Local(a[0], Oracle.Names.Undefined) },
        { "localtime_to_universaltime", 2, (_, a) => Local(a[0], a[1]) },
    };

    private static BifResult FromPosix(Term term)
    {
        if (term is not Integer { Value: BigInteger value }
            || value < long.MinValue || value > long.MaxValue)
        {
            return BifResult.Badarg;
        }
        return value >= FirstSecond
            ? DateAndTime((long)value)
            : new BifResult.NotYet("erlang:posixtime_to_universaltime/1 of years before 1600");
    }

    /// <summary>C's times reach back to 1901; summer time, in a zone that has none, is an hour
    /// ahead.</summary>
    private static BifResult Local(Term time, Term summer)
    {
        if (summer is not Atom { Name: "true" or "false" or "undefined" }
            || Seconds(time) is not long seconds || seconds < int.MinValue)
        {
            return BifResult.Badarg;
        }
        return DateAndTime(summer == Atom.True ? seconds - SecondsOfHour : seconds);
    }

    /// <summary>Seconds since 1970 of {{Year,Month,Day},{Hour,Minute,Second}}; null when there is
    /// no such date and time.</summary>
    private static long? Seconds(Term term)
    {
        if (term is not Beam.Tuple
            {
                Elements: [Beam.Tuple { Elements: [Term y, Term m, Term d] },
                    Beam.Tuple { Elements: [Term h, Term min, Term s] }],
            }
            || Erlang.Small(y, FirstYear, int.MaxValue) is not int year
            || Erlang.Small(m, 1, 12) is not int month
            || Erlang.Small(d, 1, DaysOf(year, month)) is not int day
            || Erlang.Small(h, 0, 23) is not int hour
            || Erlang.Small(min, 0, 59) is not int minute
            || Erlang.Small(s, 0, 59) is not int second)
        {
            return null;
        }
        return (Days(year, month, day) * SecondsOfDay)
            + (hour * SecondsOfHour) + (minute * 60) + second;
    }

    private static int DaysOf(int year, int month) => month switch
    {
        4 or 6 or 9 or 11 => 30,
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        _ => 31,
    };

    /// <summary>Days since 1970; a year is counted from March, so that a leap day is its last.
    /// </summary>
    private static long Days(long year, int month, int day)
    {
        year -= month <= 2 ? 1 : 0;
        int fromMarch = (month + 9) % 12;
        int ofYear = (((153 * fromMarch) + 2) / 5) + day - 1;
        return (365 * year) + (year / 4) - (year / 100) + (year / 400) + ofYear - DaysToEpoch;
    }

    private static Beam.Tuple DateAndTime(long seconds)
    {
        long days = Math.DivRem(seconds, SecondsOfDay, out long rest);
        if (rest < 0)
        {
            days--;
            rest += SecondsOfDay;
        }
        days += DaysToEpoch;
        long era = days / DaysOfEra;
        long ofEra = days % DaysOfEra;
        long years = (ofEra - (ofEra / 1460) + (ofEra / 36_524) - (ofEra / 146_096)) / 365;
        long ofYear = ofEra - ((365 * years) + (years / 4) - (years / 100));
        long fromMarch = ((5 * ofYear) + 2) / 153;
        long day = ofYear - (((153 * fromMarch) + 2) / 5) + 1;
        long month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        long year = (era * 400) + years + (month <= 2 ? 1 : 0);
        return new Beam.Tuple(
            new Beam.Tuple(Terms.Int(year), Terms.Int(month), Terms.Int(day)),
            new Beam.Tuple(
                Terms.Int(rest / SecondsOfHour), Terms.Int(rest / 60 % 60), Terms.Int(rest % 60)));
    }
}
