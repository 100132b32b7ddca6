namespace StartupByName;

public static class Program
{
    // The host looks in the assembly for 'StartupProduction' and 'Startup'.
    public static void Main(string[] args) =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup(typeof(Program).Assembly.GetName().Name!)).Build().Run();
}
