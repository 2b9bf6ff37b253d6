public class Helper { }
