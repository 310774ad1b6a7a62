namespace Reports;

/// <summary>How far a campaign was at one time.</summary>
/// <param name="Seconds">Since it began.</param>
/// <param name="Programs">Made and run until then.</param>
/// <param name="Executions">Likewise.</param>
/// <param name="Findings">Buckets until then.</param>
/// <param name="Covered">What is covered by then; null where that is not measured.</param>
public readonly record struct TimelinePoint(
    double Seconds, long Programs, long Executions, int Findings, long? Covered = null);

/// <summary>A campaign's course: points that lie the further apart the longer it goes, so that a
/// minute is drawn as finely as a night, and a night has some hundreds of them.</summary>
public sealed class Timeline
{
    private const double LeastSeconds = 1;
    private const double LeastShare = 0.01;

    private readonly List<TimelinePoint> _points = [];

    public IReadOnlyList<TimelinePoint> Points => _points;

    /// <summary>Takes a point down, unless it is too close to the last one; says whether it did.
    /// </summary>
    /// <param name="point">The point.</param>
    /// <param name="isEnd">It is the last one, and is taken down in any case.</param>
    public bool Take(TimelinePoint point, bool isEnd = false)
    {
        if (_points is [.., var last])
        {
            double least = Math.Max(LeastSeconds, last.Seconds * LeastShare);
            if (point.Seconds <= last.Seconds || (!isEnd && point.Seconds < last.Seconds + least))
                return false;
        }
        _points.Add(point);
        return true;
    }
}
